#include "support/furnished.h"

namespace support {

using editorial::StaffRole;

FurnishedClinic::FurnishedClinic(Glass glass, const std::string& language) : clinic_(glass) {
    const base::Path stick = clinic_.give_stick(glass);
    must(base::write_file(stick / "ward.png", png(60, 40)));
    const std::string error = at().drive().set("language", language);
    if (!error.empty()) throw std::runtime_error(error);
    clinic_.open_page("ann");
    clinic_.replace("Fever or shivering", "Fever or chills");
    at().tap("write/submit");
    at().tap("desk/out");
    clinic_.change("pat", [](editorial::Person& person) {
        person.roles = {StaffRole::author, StaffRole::reviewer, StaffRole::publisher,
                        StaffRole::manager};
        person.clinical = true;
    });
    clinic_.sign_in_as("pat");
    at().tap("desk/stick");
    at().tap("stick/copy-edition");
    at().tap("stick/copy-library");
}

void FurnishedClinic::show(desk::Sample sample) {
    if (!desk().session()->signed_in()) clinic_.sign_in_as("pat");
    desk().open(std::move(sample.route));
    at().drive().wait(0.1);
    for (const auto& key : sample.taps) at().tap(key);
}

}  // namespace support
