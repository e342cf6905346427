// Asking by IPP: the print service about a queue and a job, and a printer about itself. Takes
// seconds when nobody answers: never on the thread that draws.
#pragma once

#include <string>
#include <vector>

#include "base/handle.h"
#include "devices/cups.h"

namespace devices::ipp {

using Connection = base::Handle<http_t, hang_up>;
using Message = base::Handle<ipp_t, give_back>;

// To the print service; `server` as in CUPS_SERVER.
Connection connect(const std::string& server);
std::string queue_path(const std::string& queue);  // with any letter of its name
std::string queue_uri(const std::string& queue);

enum class Reached {
    yes,
    unknown_name,  // somebody answers, and knows no such queue
    silent,        // nobody said anything, or nothing that can be understood
    turned_away,   // nobody listens there
};

// What a queue or a printer says of itself.
struct Answer {
    Reached reached = Reached::silent;
    std::string words;  // why it was not reached; else its own state message
    std::string name, model, place, device;
    std::vector<std::string> reasons, loaded, sizes, trays;  // as IPP names them
    bool accepting = true, stopped = false, busy = false, colour = false, duplex = false;
    int pages_per_minute = 0, queued = 0;
};

Answer look_at_queue(http_t* http, const std::string& queue);

// True when the address of a queue's device is one that can be asked itself.
bool can_ask(const std::string& device);
// A job as the printer itself knows it; CUPS counts what it sent, and may call that completed.
struct Delivery {
    std::string title;
    int after = 0;  // the printer's last job before it; others of this title are not ours
    int id = 0, state = 0, pages = 0;
};
// The number of the printer's last job; 0 when it does not tell.
int last_job(const std::string& device);
// CUPS learns of an empty tray or a pulled cable only while it prints, and late: a network printer
// is asked itself. `delivery` is looked for among the jobs that run, or among those `ended`.
Answer look_at_device(const std::string& device, Delivery* delivery = nullptr, bool ended = false);

struct JobAnswer {
    Reached reached = Reached::silent;
    int state = 0;  // ipp_jstate_t
    int pages = 0;  // what the filters or the printer counted
    std::string words;
};

JobAnswer look_at_job(http_t* http, const std::string& queue, int job);
// A job of one document. Not cupsCreateJob(): CUPS 2.4 sends that to the printer's own name, which
// the print service does not know, when the queue is one without a driver.
struct Wish {
    std::string queue, title;
    std::string media, tray;  // empty: as the queue would have it
    bool two_sided = false;   // turned over the long edge, as a book is
};
struct Sent {
    int job = 0;         // 0: none was made
    bool taken = false;  // false after making one: nobody can tell
    std::string words;
};
Sent send(http_t* http, const Wish& wish, const std::string& pdf);
std::vector<int> own_jobs(http_t* http, const std::string& title);  // this user's, ended or not
// Ends a job, and takes document and entry off the service's disk. False where nobody heard it.
bool purge(http_t* http, int job);

}  // namespace devices::ipp
