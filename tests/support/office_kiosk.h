// A kiosk with staff: its whole library came from its desk, and four people can sign in.
#pragma once

#include "editorial/publish.h"
#include "editorial/texts.h"
#include "support/world.h"

namespace support {

// What a Result must hold here; else the test fails with the problem.
void none_or_throw(const base::Problem& problem);
template <class T>
T must(base::Result<T> result) {
    if (!result) none_or_throw(result.error());
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

editorial::Person author(const std::string& name);  // somebody who writes, by any name

// mia manages, ann writes, ray reviews (clinical), pat publishes.
struct Clinic {
    static constexpr editorial::Moment begun = 1795000000;
    static constexpr const char* page = "en/topics/prostatitis.md";
    Folder folder;
    std::unique_ptr<World> world;

    explicit Clinic(Glass glass = {1600, 1000});
    void start(Glass glass = {1600, 1000});  // anew, as after a restart
    base::Path give_stick(Glass glass = {1600, 1000});
    editorial::Repository open() {
        return must(editorial::Repository::open(folder / "library.db"));
    }
    static void approve(editorial::Repository& repository, const std::string& path);
    static void publish(editorial::Repository& repository, const base::Path& data);
    void publish(editorial::Repository& repository) { publish(repository, folder.path()); }
    void lengthen_sign();
    void at_command_line(const std::string& act);  // the program itself, with pat
    void sql(const std::string& command);          // by a program of its own
    void change(const std::string& name, const std::function<void(editorial::Person&)>& how);

    World& at() { return *world; }
    void come_in();
    void sign_in(const std::string& name, const std::string& secret);
    void sign_in_as(const std::string& name);
    // The secret once more, in this field.
    void again(const std::string& field, const std::string& name = "pat");
    void open_text(const std::string& path);
    static void read_to_end(World& world);  // of what is under review, its changed signs opened
    void approve_here(const std::string& name = "ray");
    void publish_here();                       // by pat, on the screen of publishing
    World& sit_down(const std::string& name);  // all at once, from the visitors' screen on
    World& open_page(const std::string& name, const std::string& path = page);
    void write_at_the_start(const std::string& words);
    std::string draft(const std::string& path = page);  // the first; empty: there is none
    void leave();
    void replace(const std::string& words, const std::string& with);  // as the author does it
    void read_page();                                                 // its warnings
};

// The disk fails whoever asks for drafts, until it is whole again.
struct FailingDisk {
    explicit FailingDisk(Clinic& failing);
    ~FailingDisk();
    Clinic& clinic;
};

// The same with a folder that counts as a stick.
struct WithStick {
    Clinic clinic;
    base::Path stick = clinic.give_stick();
    World& at() { return clinic.at(); }
    void put(const std::string& name, const std::string& bytes);
    void come_in_as(const std::string& name);
    void choose(const std::string& file);  // on the desk's screen of sticks
    void press(const std::string& key);    // and wait until it is done
    std::string note();                    // what the desk tells at its head
    void write(const std::string& key, const std::string& words);
};

}  // namespace support
