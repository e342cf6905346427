// The paper a visitor asks for: a topic, or with no topic their questions; what it is called, where
// it comes out, and that it is made once and asked of the right printers.
#pragma once

#include "kiosk/services.h"

namespace kiosk {

// The second language of the paper: the visitor's companion, or English beside another language.
std::string second_of(const Session& session);

// Asks the printers for this kind of paper, in the clinic's order; whether that was done already:
// another page, or a size for which there is another printer, asks anew.
void ask_printers(Services& services, Session& session, const std::string& topic);
bool asked_already(const Services& services, const Session& session, const std::string& topic);

// Where it comes out: at the printer that was found, not at the first.
std::string paper_place(Services& services, const Session& session, const std::string& topic);
// How many sheets it will be, and whether they are printed on both sides; empty: not known yet.
std::string paper_sheets(Services& services, const Session& session);
std::string paper_name(Services& services, const Session& session, const std::string& topic);

// Makes the paper when it is first offered, and anew when the questions have changed.
void make_paper(Services& services, Session& session, const std::string& topic);

bool paper_used_up(Services& services, const Session& session);
bool other_used_up(Services& services, const Session& session);  // in the other size of print
// Prints, and counts: children at play must not empty the drawer.
void print_paper(Services& services, const std::string& pdf, int pages);

}  // namespace kiosk
