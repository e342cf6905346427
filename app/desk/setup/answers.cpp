#include "desk/setup/answers.h"

#include <fmt/format.h>

#include <algorithm>

#include "editorial/accounts.h"
#include "text/language_tag.h"
#include "text/toml.h"

namespace desk::setup {

using content::Msg;

namespace {

// What clinic.toml says of one key: nothing where it can be kept.
base::Problems tried(const std::string& key, const std::string& value) {
    base::Problems problems;
    (void)settings::parse_settings(key + " = " + value + "\n", "", problems);
    return problems;
}

void look_at_number(const std::string& key, const std::string& value, std::vector<Fault>& found) {
    if (!tried(key, text::quoted(value)).empty()) found.push_back({key, Msg::setup_no_number});
}

void look_at_words(const std::string& key, const std::string& value, std::vector<Fault>& found) {
    if (!tried(key, text::quoted(value)).empty()) found.push_back({key, Msg::setup_unfit});
}

bool blank(const std::string& words) { return words.find_first_not_of(' ') == std::string::npos; }

std::vector<Fault> of_clinic(const settings::Settings& clinic) {
    std::vector<Fault> found;
    if (blank(clinic.name))
        found.push_back({"name", Msg::setup_no_name});
    else
        look_at_words("name", clinic.name, found);
    look_at_number("phone", clinic.phone, found);
    look_at_words("address", clinic.address, found);
    look_at_number("emergency_number", clinic.emergency_number, found);
    look_at_number("advice_number", clinic.advice_number, found);
    look_at_number("crisis_line", clinic.crisis_line, found);
    const auto& country = clinic.country;
    if (!country.empty() && !text::is_country(country))
        found.push_back({"country", Msg::setup_country});
    return found;
}

std::vector<Fault> of_manager(const Answers& answers) {
    using editorial::AccountFault;
    editorial::Person person;
    person.name = answers.manager;
    person.shown_name = answers.shown;
    switch (editorial::fault_of(person, answers.secret)) {
        case AccountFault::name:
            return {{"manager", Msg::setup_no_account}};
        case AccountFault::shown:
            return {{"shown", Msg::setup_no_account}};
        case AccountFault::secret:
            return {{"secret", Msg::setup_no_secret}};
        case AccountFault::none:
            break;
    }
    return {};
}

}  // namespace

std::vector<Fault> faults(const Answers& answers, Step step) {
    const auto& clinic = answers.clinic;
    switch (step) {
        case Step::languages:
            if (clinic.languages.empty()) return {{"languages", Msg::setup_one_language}};
            return {};
        case Step::clinic:
            return of_clinic(clinic);
        case Step::editions:
            if (answers.elsewhere &&
                !tried("trusted_keys", "[" + text::quoted(answers.publisher_key) + "]").empty())
                return {{"publisher_key", Msg::setup_no_key}};
            return {};
        case Step::manager:
            return of_manager(answers);
        case Step::letters:
        case Step::size:
        case Step::rotation:
        case Step::touch:
        case Step::printer:
        case Step::sound:
        case Step::keypad:
        case Step::summary:
            return {};
    }
    return {};
}

std::string filled(const std::string& clinic_toml, const Answers& answers) {
    const auto& clinic = answers.clinic;
    std::string languages;
    for (const auto& tag : clinic.languages)
        languages += (languages.empty() ? "" : ", ") + text::quoted(tag);
    std::vector<settings::Filled> values{
        {"name", text::quoted(clinic.name)},
        {"phone", text::quoted(clinic.phone)},
        {"address", text::quoted(clinic.address)},
        {"emergency_number", text::quoted(clinic.emergency_number)},
        {"advice_number", text::quoted(clinic.advice_number)},
        {"crisis_line", text::quoted(clinic.crisis_line)},
        {"country", text::quoted(clinic.country)},
        {"paper", text::quoted(clinic.paper)},
        {"languages", "[" + languages + "]"},
        {"text_size", text::quoted(clinic.text_size)},
        {"headphones", text::quoted(clinic.headphones)},
        {"brightness", std::to_string(clinic.brightness)},
        {"night_brightness", std::to_string(clinic.night_brightness)}};
    if (clinic.screen_width_mm > 0) {
        values.push_back({"screen_width_mm", fmt::format("{:.0f}", clinic.screen_width_mm)});
        values.push_back({"screen_height_mm", fmt::format("{:.0f}", clinic.screen_height_mm)});
    }
    // Several printers are told below, by hand: one queue beside them would be refused.
    const bool several = clinic_toml.find("\n[[printer]]") != std::string::npos;
    if (!several && answers.printers.empty()) {
        values.push_back({"printer_queue", text::quoted(answers.queue)});
        if (!answers.place.empty())
            values.push_back({"printer_place", text::quoted(answers.place)});
    }
    if (answers.elsewhere)
        values.push_back({"trusted_keys", "[" + text::quoted(answers.publisher_key) + "]"});
    values.insert(values.end(), answers.others.begin(), answers.others.end());
    auto text = settings::with_values(clinic_toml, values);
    if (!several)
        for (const auto& printer : answers.printers) text += "\n[[printer]]\n" + printer;
    return text;
}

std::string screen_conf(const Answers& answers) {
    std::string text =
        "# Written when this kiosk was set up; files in /etc/urokiosk/sway.d go before it.\n";
    text += fmt::format("output * transform {}\n", answers.rotation);
    if (!answers.touch_matrix.empty())
        text += "input type:touch calibration_matrix " + answers.touch_matrix + "\n";
    return text;
}

namespace {

// What the window does not ask is handed on as it is written.
constexpr const char* handed_on[] = {"pages_a_day",  "exchange",       "backups",
                                     "night_begins", "night_ends",     "machine_backups",
                                     "idle_seconds", "two_switches",   "touch_silent_hours",
                                     "viewing_mm",   "reduced_motion", "mounting_height_mm"};

void hand_on(const text::Toml& read, Answers& answers) {
    for (const auto* key : handed_on)
        if (auto value = read.written(key); !value.empty()) answers.others.push_back({key, value});
    for (const auto* name : {"keypad", "rules", "fleet"}) {
        const auto table = read.table(name);
        for (const auto& key : table.keys())
            answers.others.push_back({key, table.written(key), name});
    }
    for (const auto& printer : read.tables("printer")) {
        std::string lines;
        for (const auto& key : printer.keys()) lines += key + " = " + printer.written(key) + "\n";
        answers.printers.push_back(std::move(lines));
    }
    // In one language, or in several.
    if (read.is_table("printer_place"))
        answers.others.push_back({"printer_place", read.written("printer_place")});
    else
        answers.place = read.text("printer_place").value_or("");
}

}  // namespace

Answers read_answers(const std::string& toml, const std::string& file, const std::string& secret,
                     base::Problems& problems) {
    Answers answers;
    const auto read = text::Toml::parse(toml, file, problems);
    const auto text = [&](const char* key, std::string& into) {
        if (auto value = read.text(key)) into = *value;
    };
    auto& clinic = answers.clinic;
    clinic.name.clear();
    text("name", clinic.name);
    text("phone", clinic.phone);
    text("address", clinic.address);
    text("emergency_number", clinic.emergency_number);
    text("advice_number", clinic.advice_number);
    text("crisis_line", clinic.crisis_line);
    text("country", clinic.country);
    text("paper", clinic.paper);
    text("text_size", clinic.text_size);
    text("headphones", clinic.headphones);
    text("printer_queue", answers.queue);
    text("touch_matrix", answers.touch_matrix);
    text("publisher_key", answers.publisher_key);
    answers.elsewhere = !answers.publisher_key.empty();
    if (read.has("languages")) clinic.languages = read.texts("languages");
    clinic.screen_width_mm = read.number("screen_width_mm").value_or(0);
    clinic.screen_height_mm = read.number("screen_height_mm").value_or(0);
    clinic.brightness = static_cast<int>(read.number("brightness").value_or(0));
    clinic.night_brightness = static_cast<int>(read.number("night_brightness").value_or(0));
    const double rotation = read.number("rotation").value_or(0);
    if (rotation != 0 && rotation != 90 && rotation != 180 && rotation != 270)
        read.complain("rotation", "rotation is a number of quarter turns in degrees",
                      "write 0, 90, 180 or 270");
    answers.rotation = static_cast<int>(rotation);
    hand_on(read, answers);
    const auto manager = read.table("manager");
    answers.manager = manager.text("name").value_or("");
    answers.shown = manager.text("shown").value_or("");
    answers.secret = manager.text("secret").value_or("");
    if (!secret.empty()) answers.secret = secret;
    read.finish();
    // All else is held to what clinic.toml is held to, where it will stand.
    const auto whole = filled(settings::settings_template(""), answers);
    base::Problems found;
    (void)settings::parse_settings(whole, file, found);
    for (auto& problem : found) {
        problem.line = 0;
        if (problem.what.find("public key") == std::string::npos) problems.push_back(problem);
    }
    for (const Step step : {Step::languages, Step::clinic, Step::editions, Step::manager})
        for (const auto& fault : faults(answers, step))
            read.complain(fault.key, content::built_in_words()(fault.why));
    return answers;
}

std::string answers_template() {
    return R"(# What the set-up of a kiosk asks: urokiosk setup --from THIS-FILE
name = "Your urology clinic"
phone = ""
address = ""
emergency_number = ""
advice_number = ""
crisis_line = ""
country = ""                 # as "GB", "US" or "ES"
paper = "A4"                 # or "Letter"
languages = ["en"]           # also "es", "ar": no person has checked those translations
text_size = "normal"         # or "large", "larger", "largest"
screen_width_mm = 268        # the lit area, as the screen hangs
screen_height_mm = 476
rotation = 0                 # of the picture: 0, 90, 180, 270
printer_queue = ""           # a queue of CUPS; empty: no printer here
printer_place = ""           # or { en = "at the front desk", es = "en la recepción" }
headphones = ""              # or "switch", "keys"
brightness = 0               # of the screen's lamp, 1 to 100 percent; 0: left as it is
night_brightness = 0         # of the same while the glass is dark at night
night_begins = ""            # "20:00": the glass is dark until night_ends
night_ends = ""
touch_matrix = ""            # of a panel turned against the picture: "-1 0 1 0 -1 1"
touch_silent_hours = 0       # no finger for so many hours of the day is told; 0: not counted
idle_seconds = 90            # no touch for so long: "Are you still there?"
pages_a_day = 400            # of paper; 0: no limit
exchange = ""                # a folder that stands for a stick
backups = ""                 # a folder on another machine, for backups without secrets
machine_backups = ""         # a folder for a daily backup of all of it, keys too
mounting_height_mm = 0       # lower edge of the screen above the floor; 0: not known
viewing_mm = 600             # from the eye to the glass, for the largest text
two_switches = false         # for visitors with two switches: Move and Select
reduced_motion = false
publisher_key = ""           # of the machine editions come from; empty: they are published here

[manager]                    # the first account; delete this file when it is done
name = "boss"
shown = "Paula Boss"
secret = ""                  # 8 digits, or 12 letters or more

# As in clinic.toml, where there is something to say: which keys do what, local rules, a channel,
# several printers in the place of printer_queue.
[keypad]
[rules]
[fleet]
# [[printer]]
# queue = "desk"
)";
}

}  // namespace desk::setup
