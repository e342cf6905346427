#include "support/office_kiosk.h"

namespace support {

using editorial::StaffRole;

void none_or_throw(const base::Problem& problem) {
    throw std::runtime_error(base::to_line(problem));
}

namespace {

// Hashing, approving and publishing are the same for every test of a run: done once.
const base::Path& prepared() {
    static const Folder folder;
    static const base::Path path = [] {
        prepare(folder.path(), fixtures() / "library", "[\"en\", \"es\", \"ar\"]");
        auto repository = must(editorial::Repository::open(folder / "library.db"));
        auto staff = repository.accounts();
        const editorial::By act{{"mia", "Mia Moss", {StaffRole::manager}, false, true},
                                Clinic::begun};
        must(staff.add({"mia", "Mia Moss", {StaffRole::manager}, false, true}, "19283746", act));
        must(staff.add({"ann", "Ann Lee", {StaffRole::author}, false, true}, "19283747", act));
        must(staff.add({"ray", "Dr Ray Fox", {StaffRole::reviewer}, true, true}, "19283748", act));
        must(staff.add({"pat", "Pat Day", {StaffRole::publisher}, false, true}, "19283749", act));
        must(editorial::import_folder(repository, fixtures() / "library",
                                      {author("ann"), Clinic::begun}));
        for (const auto& text : repository.list()) Clinic::approve(repository, text.path);
        Clinic::publish(repository, folder.path());
        return folder.path();
    }();
    return path;
}

}  // namespace

editorial::Person author(const std::string& name) {
    return {name, name, {editorial::StaffRole::author}, false, true};
}

Clinic::Clinic(Glass glass) {
    std::filesystem::copy(prepared(), folder.path(),
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
    start(glass);
}

void Clinic::start(Glass glass) {
    world.reset();
    world = std::make_unique<World>(folder.path(), glass);
}

base::Path Clinic::give_stick(Glass glass) {
    const base::Path stick = folder / "stick", file = folder / "clinic.toml";
    std::filesystem::create_directory(stick);
    must(base::write_file(
        file, "exchange = \"" + stick.string() + "\"\n" + base::read_file(file).value()));
    start(glass);
    return stick;
}

void Clinic::approve(editorial::Repository& repository, const std::string& path) {
    must(editorial::submit(repository, path, {author("ann"), begun}));
    const auto text = repository.newest(path);
    const auto before = repository.approved(path);
    const auto changed = editorial::ids_of(editorial::touched(
        repository, {*content::Path::parse(path), before ? before->body : "", text->body}));
    const auto ray = repository.accounts().person("ray");
    must(editorial::approve(repository,
                            {text->id, {changed.begin(), changed.end()}, {2026, 11, 20}, {}},
                            {*ray, begun}));
}

void Clinic::publish(editorial::Repository& repository, const base::Path& data) {
    const settings::DataPaths place = settings::data_paths(data.string());
    base::Problems problems;
    const auto settings = settings::read_settings(place.settings(), problems);
    edition::EditionStore editions(place.editions());
    const auto pat = repository.accounts().person("pat");
    must(
        editorial::publish(repository, {place, "", {*pat, begun}}, {editions, settings}, problems));
}

void Clinic::lengthen_sign() {
    auto repository = open();
    const auto text = repository.newest(page).value();
    const std::string sign = "Fever or shivering, and you feel very ill";
    std::string body = text.body;
    body.replace(body.find(sign), sign.size(),
                 "Fever above 38 degrees or shivering that does not stop, or you feel so ill that "
                 "you cannot stand");
    must(editorial::save(repository, {page, "ann", body, text.id, 0}, {author("ann"), begun + 5}));
    approve(repository, page);
}

void Clinic::at_command_line(const std::string& act) {
    const base::Path secret = folder / "pat.s";
    must(base::write_file(secret, "19283749\n", true));
    const auto ran = run("timeout 60 " + program() + " --data '" + folder.path().string() + "' " +
                         act + " --by pat --secret-file '" + secret.string() + "' < /dev/null");
    if (ran.exit != 0) throw std::runtime_error(act + ": " + ran.out);
}

void Clinic::change(const std::string& name, const std::function<void(editorial::Person&)>& how) {
    auto repository = open();
    auto staff = repository.accounts();
    auto person = staff.person(name).value();
    how(person);
    must(staff.change(person, {*staff.person("mia"), begun}));
}

void Clinic::sql(const std::string& command) {
    const auto done = run("sqlite3 '" + (folder / "library.db").string() + "' \"" + command + "\"");
    if (done.exit != 0) throw std::runtime_error(done.out);
}

void Clinic::come_in() {
    const auto error = at().drive().press("staff");
    if (!error.empty()) throw std::runtime_error(error);
}

void Clinic::sign_in(const std::string& name, const std::string& secret) {
    at().tap("sign-in/name");
    at().drive().type(name);
    at().tap("sign-in/secret");
    at().drive().type(secret);
    at().tap("sign-in/go");
}

namespace {

std::string secret_of(const std::string& name) {
    const std::string secrets[] = {"19283746", "19283747", "19283748", "19283749"};
    return secrets[name == "mia" ? 0 : name == "ann" ? 1 : name == "ray" ? 2 : 3];
}

}  // namespace

void Clinic::again(const std::string& field, const std::string& name) {
    at().tap(field);
    at().drive().type(secret_of(name));
}

void Clinic::sign_in_as(const std::string& name) {
    sign_in(name, secret_of(name));
    if (!at().shows("desk/out")) throw std::runtime_error(at().outline());
    at().tap("desk/pages");
}

void Clinic::open_text(const std::string& path) {
    if (!at().shows("pages/search")) at().tap("desk/pages");
    at().tap("pages/search");
    at().drive().stroke("ctrl+a");
    std::string title;
    for (const auto& text : open().list())
        if (text.path == path && text.title != path) title = text.title;
    if (title.empty())
        at().drive().stroke("delete");  // no words of its own: all are listed
    else
        at().drive().type(title);
    at().tap("text/" + path);
    if (at().shows("write/blocks")) at().tap("write/markdown");
}

namespace {

// A sign that is still to be opened; empty: none. `whole`: a finger reaches it as the list stands.
std::string closed_sign(const World& world, bool whole) {
    for (const auto& node : world.scene().nodes)
        if (node.key.path.starts_with("review/warning/") && (node.whole() || !whole))
            return node.key.path;
    return "";
}

}  // namespace

// In the order of reading: what is closed is opened where it comes in sight, then the next lines.
void Clinic::read_to_end(World& world) {
    constexpr int most = 4000;  // signs and glasses of the longest text, and more
    for (int i = 0; i < most; ++i) {
        const auto* down = world.scene().find("review/text/down");
        if (const auto sign = closed_sign(world, true); !sign.empty())
            world.tap(sign);
        else if (down && down->enabled)
            world.tap("review/text/down");
        else if (const auto hidden = closed_sign(world, false); !hidden.empty())
            world.tap(hidden);
        else
            break;
    }
}

void Clinic::approve_here(const std::string& name) {
    read_to_end(at());
    at().tap("review/approve");
    if (!at().shows("sign/secret")) at().tap("review/sign");
    again("sign/secret", name);
    at().tap("sign/now");
}

void Clinic::publish_here() {
    at().tap("publish/next");
    again("publish/own");
    at().tap("publish/go");
    if (!at().shows("publish/done")) throw std::runtime_error(at().outline());
}

World& Clinic::sit_down(const std::string& name) {
    come_in();
    sign_in_as(name);
    return at();
}

World& Clinic::open_page(const std::string& name, const std::string& path) {
    sit_down(name);
    open_text(path);
    return at();
}

void Clinic::write_at_the_start(const std::string& words) {
    at().tap("write/text");
    at().drive().stroke("ctrl+home");
    at().drive().type(words);
}

std::string Clinic::draft(const std::string& path) {
    const auto drafts = open().drafts(path);
    return drafts.empty() ? "" : drafts.front().body;
}

FailingDisk::FailingDisk(Clinic& failing) : clinic(failing) {
    clinic.sql("ALTER TABLE draft RENAME TO draft_gone");
}

// What SQLite put in quotes meanwhile is put back: the tables have to be those the program makes.
FailingDisk::~FailingDisk() {
    clinic.sql(
        "ALTER TABLE draft_gone RENAME TO draft; PRAGMA writable_schema = ON; UPDATE sqlite_schema "
        "SET sql = replace(sql, '\\\"draft\\\"', 'draft')");
}

void Clinic::leave() {
    at().tap("desk/out");
    at().tap("sign-in/leave");
}

void Clinic::replace(const std::string& words, const std::string& with) {
    if (!at().shows("write/find-words")) at().tap("write/find");
    at().tap("write/find-words");
    at().drive().stroke("ctrl+a");
    at().drive().type(words);
    at().tap("write/find-with");
    at().drive().stroke("ctrl+a");
    at().drive().type(with);
    at().tap("write/find-all");
}

void Clinic::read_page() {
    at().tap("attract/start");
    at().go(kiosk::TopicScreen{"prostatitis", kiosk::AllWarnings{}});
}

void WithStick::put(const std::string& name, const std::string& bytes) {
    must(base::write_file(stick / name, bytes));
}

void WithStick::come_in_as(const std::string& name) {
    clinic.come_in();
    name == "mia" ? clinic.sign_in("mia", "19283746") : clinic.sign_in_as(name);
}

void WithStick::choose(const std::string& file) {
    at().tap("desk/stick");
    at().tap("stick/file/" + file);
}

void WithStick::press(const std::string& key) {
    at().tap(key);
    for (int i = 0; i < 1000 && at().shows("stick/working"); ++i) at().drive().wait(0.02);
    if (at().shows("stick/working")) throw std::runtime_error("the stick is still at work");
}

std::string WithStick::note() {
    const auto* node = at().scene().find("desk/note");
    return node ? node->name : "";
}

void WithStick::write(const std::string& key, const std::string& words) {
    at().tap(key);
    at().drive().type(words);
}

}  // namespace support
