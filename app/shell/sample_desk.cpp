#include "shell/sample_desk.h"

#include <random>

#include "editorial/review.h"
#include "editorial/texts.h"

namespace shell {

namespace {

constexpr const char* name = "sample";

// Nobody's but this desk's: no secret stands in the program.
std::string new_secret() {
    std::random_device random;
    std::string letters;
    for (int i = 0; i < 16; ++i) letters += static_cast<char>('a' + random() % 26);
    return letters;
}

editorial::Person everybody() {
    using editorial::StaffRole;
    return {name,
            "Sam Ple",
            {StaffRole::author, StaffRole::reviewer, StaffRole::publisher, StaffRole::manager},
            true,
            true};
}

// A sign in other words, that somebody has to read.
void change_a_warning(editorial::Repository& repository, const editorial::By& by) {
    for (const auto& text : repository.list()) {
        if (text.id.empty()) continue;
        const auto newest = repository.newest(text.path);
        const auto sign = newest->body.find("[!EMERGENCY");
        const auto ends = sign == std::string::npos ? sign : newest->body.find("**\n", sign);
        if (ends == std::string::npos) continue;
        std::string body = newest->body;
        body.insert(ends, " (changed)");
        const auto saved =
            editorial::save(repository, {text.path, name, body, newest->id, by.at}, by);
        if (saved && editorial::submit(repository, text.path, by)) return;
    }
}

}  // namespace

SampleDesk::SampleDesk(Drive& drive, kiosk::Services& services, const base::Path& folder)
    : drive_(drive), paths_(services.paths), secret_(new_secret()) {
    paths_.data = folder;
    services.paths = paths_;
    services.machine.exchange = (folder / "stick").string();
    furnish(services);
    come_in();
    for (const char* key : {"desk/stick", "stick/copy-edition", "stick/copy-library"})
        drive_.tap(key);
}

void SampleDesk::furnish(kiosk::Services& services) {
    const base::Path stick = services.machine.exchange;
    std::filesystem::create_directories(stick);
    layout::Bitmap picture{60, 40, std::vector<unsigned char>(60 * 40 * 4, 200)};
    (void)layout::write_png(stick / "ward.png", picture);
    auto repository = editorial::Repository::open(paths_.library());
    if (!repository) throw std::runtime_error(base::to_line(repository.error()));
    const editorial::By by{everybody(), services.clock.moment()};
    const auto added = repository->accounts().add(by.person, secret_, by);
    if (!added) throw std::runtime_error(base::to_line(added.error()));
    change_a_warning(*repository, by);
    (void)repository->back_up(paths_.backups(), 1);
}

void SampleDesk::come_in() {
    if (!drive_.kiosk().door().opened()) drive_.press("staff");
    drive_.tap("sign-in/name");
    drive_.type(name);
    drive_.tap("sign-in/secret");
    drive_.type(secret_);
    drive_.tap("sign-in/go");
}

std::vector<desk::Sample> SampleDesk::samples() { return desk::all_samples(*desk().session()); }

void SampleDesk::damage() {
    damaged_ = true;
    const std::string language = drive_.kiosk().session.language;
    drive_.tap("desk/out");
    drive_.tap("sign-in/leave");
    (void)drive_.set("language", language);  // that visit is over
    storage::remove_journals(paths_.library());
    (void)base::write_file(paths_.library(), std::string(9000, 'x'));
    drive_.press("staff");
}

std::string SampleDesk::enter(desk::Sample sample) {
    if (sample.damaged) {
        if (!damaged_) damage();
        if (!std::holds_alternative<desk::SignInScreen>(sample.route)) come_in();
        return "";
    }
    if (!desk().session()->signed_in()) come_in();
    desk().open(std::move(sample.route));
    drive_.wait(0.1);
    for (const auto& key : sample.taps)
        if (auto fault = drive_.reach(key); !fault.empty()) return fault;
    return "";
}

base::Result<void> copy_for_samples(const settings::DataPaths& from, const base::Path& folder) {
    settings::DataPaths to = from;
    to.data = folder;
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (std::filesystem::exists(from.library(), error)) {
        auto repository = editorial::Repository::open(from.library());
        if (!repository) return tl::unexpected(repository.error());
        repository->copy_to(to.library());
    }
    std::filesystem::copy(from.editions(), to.editions(), std::filesystem::copy_options::recursive,
                          error);
    if (error) return base::fail(from.editions().string(), error.message());
    return {};
}

}  // namespace shell
