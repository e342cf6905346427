#include "support/furnished.h"

namespace support {

FurnishedClinic::FurnishedClinic(Glass glass, const std::string& language) : clinic_(glass) {
    const std::string error = at().drive().set("language", language);
    if (!error.empty()) throw std::runtime_error(error);
    desk_.emplace(at().drive(), at().services(), clinic_.folder.path());
}

void FurnishedClinic::show(desk::Sample sample) {
    const std::string name = sample.name;
    const std::string fault = desk_->enter(std::move(sample));
    if (!fault.empty()) throw std::runtime_error(name + ": " + fault + "\n" + at().outline());
}

}  // namespace support
