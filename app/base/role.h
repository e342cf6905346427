// What a node is, in AccessKit's names (https://docs.rs/accesskit, enum Role), for speech,
// automation and the structure of the PDF.
#pragma once

#include <string_view>

namespace base {

#define UROKIOSK_ROLES(ROLE)                                                                     \
    ROLE(Window)                                                                                 \
    ROLE(Heading)                                                                                \
    ROLE(Paragraph)                                                                              \
    ROLE(Label)                                                                                  \
    ROLE(Button)                                                                                 \
    ROLE(Link)                                                                                   \
    ROLE(List)                                                                                   \
    ROLE(ListItem)                                                                               \
    ROLE(Table)                                                                                  \
    ROLE(Row) ROLE(ColumnHeader) ROLE(Cell) ROLE(Image) ROLE(Figure) ROLE(Caption) ROLE(Note)    \
        ROLE(Alert) ROLE(Group) ROLE(SearchInput) ROLE(Status) ROLE(ScrollView) ROLE(Navigation) \
            ROLE(Dialog) ROLE(TextInput) ROLE(MultilineTextInput) ROLE(PasswordInput)

enum class Role {
#define UROKIOSK_ROLE(role) role,
    UROKIOSK_ROLES(UROKIOSK_ROLE)
#undef UROKIOSK_ROLE
};

constexpr std::string_view name(Role role) {
    switch (role) {
#define UROKIOSK_ROLE(role) \
    case Role::role:        \
        return #role;
        UROKIOSK_ROLES(UROKIOSK_ROLE)
#undef UROKIOSK_ROLE
    }
    return "";
}

#undef UROKIOSK_ROLES

}  // namespace base
