// What people call a text: by its title and language, never by its file.
#pragma once

#include "desk/session.h"
#include "editorial/to_do.h"

namespace desk {

std::string title_of(const StaffSession& session, const std::string& path,
                     const std::string& title);
// All that visitors may choose and those that are only in the library yet, English first.
std::vector<content::LanguageEntry> languages_of(const StaffSession& session);
base::Language language_of(const StaffSession& session, const std::string& tag);
// "English"; empty for what belongs to all languages.
std::string language_name(const StaffSession& session, const std::string& language);
// "26 Nov 2026".
std::string day_of(const StaffSession& session, const text::Date& day);
// Each text of the library by its title and language, as a list of many acts names it; by path.
std::map<std::string, std::string> names_of_texts(const StaffSession& session);
// What somebody is told, with each file of the library called by its title and language.
std::string by_title(const StaffSession& session, const std::string& words);
void by_title(const StaffSession& session, base::Problems& problems);
// As an account is shown under an approved page.
std::string person_named(StaffSession& session, const std::string& account);
// "from Ann Ames, 26 Nov 2026, 09:00".
std::string sent_by(StaffSession& session, const editorial::Waiting& text);

}  // namespace desk
