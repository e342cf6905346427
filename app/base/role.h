// What a node is, in AccessKit's names (https://docs.rs/accesskit, enum Role), for speech,
// automation and the structure of the PDF.
#pragma once

#include <string_view>

namespace base {

enum class Role {
    Window, Heading, Paragraph, Label, Button, Link, List, ListItem, Table, Row, ColumnHeader, Cell,
    Image, Figure, Caption, Note, Alert, Group, SearchInput, Status, ScrollView, Navigation, Dialog,
};

constexpr std::string_view name(Role role) {
    switch (role) {
        case Role::Window: return "Window";
        case Role::Heading: return "Heading";
        case Role::Paragraph: return "Paragraph";
        case Role::Label: return "Label";
        case Role::Button: return "Button";
        case Role::Link: return "Link";
        case Role::List: return "List";
        case Role::ListItem: return "ListItem";
        case Role::Table: return "Table";
        case Role::Row: return "Row";
        case Role::ColumnHeader: return "ColumnHeader";
        case Role::Cell: return "Cell";
        case Role::Image: return "Image";
        case Role::Figure: return "Figure";
        case Role::Caption: return "Caption";
        case Role::Note: return "Note";
        case Role::Alert: return "Alert";
        case Role::Group: return "Group";
        case Role::SearchInput: return "SearchInput";
        case Role::Status: return "Status";
        case Role::ScrollView: return "ScrollView";
        case Role::Navigation: return "Navigation";
        case Role::Dialog: return "Dialog";
    }
    return "";
}

}  // namespace base
