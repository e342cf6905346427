#include "settings/fleet_settings.h"

#include "base/file.h"

namespace settings {

namespace {

constexpr std::string_view name_letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
constexpr std::size_t longest_name = 64;

}  // namespace

FleetSettings read_fleet(const text::Toml& toml) {
    FleetSettings made;
    if (!toml.has("fleet")) return made;
    const auto table = toml.table("fleet");
    const auto text = [&](const char* key, std::string& into) {
        into = table.text(key).value_or("");
    };
    text("name", made.name);
    text("url", made.url);
    text("proxy", made.proxy);
    for (auto& [key, path] :
         {std::pair{"channel", &made.channel}, std::pair{"certificate", &made.certificate},
          std::pair{"key", &made.key}, std::pair{"authority", &made.authority}}) {
        text(key, *path);
        if (!path->empty() && !base::Path(*path).is_absolute())
            table.complain(key, std::string(key) + " is no whole path",
                           "write it from / on, or \"\"");
    }
    if (made.name.find_first_not_of(name_letters) != std::string::npos ||
        made.name.size() > longest_name || made.name.starts_with('.'))
        table.complain("name", "the kiosk's name stands in addresses",
                       "use letters, digits, - and _");
    if (!made.url.empty() && !made.url.starts_with("https://") && !made.url.starts_with("http://"))
        table.complain("url", "url is no address", "write it as \"https://...\", or \"\"");
    table.finish();
    return made;
}

}  // namespace settings
