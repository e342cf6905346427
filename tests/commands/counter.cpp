#include "commands/counter.h"

#include "editorial/review.h"
#include "editorial/texts.h"

namespace counter {

std::string Counter::must(const support::Ran& ran) const {
    INFO(ran.out);
    REQUIRE(ran.exit == 0);
    return ran.out;
}

void Counter::change(const std::string& from, const std::string& to) const {
    auto body = text();
    const auto at = body.find(from);
    REQUIRE(at != std::string::npos);
    write("page.md", body.replace(at, from.size(), to));
}

void Counter::approved(const std::string& from, const std::string& to) const {
    change(from, to);
    auto repository = editorial::Repository::open(data / "library.db").value();
    const auto moment = repository.newest(page)->at + 1;
    const auto body = base::read_file(folder / "page.md").value();
    const editorial::Person ann{"ann", "Ann", {editorial::StaffRole::author}, true, true};
    const auto made = editorial::save(
        repository, {page, "ann", body, repository.newest(page)->id, 0}, {ann, moment});
    REQUIRE(made);
    REQUIRE(editorial::submit(repository, page, {ann, moment}));
    const editorial::Person rita{"rita", "Rita", {editorial::StaffRole::reviewer}, true, true};
    const auto done =
        editorial::approve(repository, {made->id, {}, {2026, 11, 23}, {}}, {rita, moment});
    INFO((done ? "" : base::to_line(done.error())));
    REQUIRE(done);
}

std::string Counter::json(const std::string& arguments, const std::string& python) const {
    return in(support::program() + " --data data " + arguments +
              " < /dev/null | python3 -c 'import json, sys; d = json.load(sys.stdin); print(" +
              python + ")'");
}

std::unique_ptr<Counter> empty() {
    auto made = std::make_unique<Counter>();
    made->must("keys new");
    made->write("boss.s", "correct-horse-battery\n");
    made->write("ann.s", "annas long secret\n");
    made->write("rita.s", "40917263\n");
    return made;
}

std::unique_ptr<Counter> opened() {
    static const std::unique_ptr<Counter> first = [] {
        auto made = empty();
        const std::string manager = " --by boss --by-secret-file boss.s";
        made->must(
            "staff add boss --shown 'Paula Boss' --role manager,publisher,author --secret-file "
            "boss.s");
        made->must(
            "staff add ann --shown 'Ann Lee' --role author,reviewer --clinical "
            "--secret-file ann.s" +
            manager);
        made->must(
            "staff add rita --shown 'Dr. Rita Moor' --role reviewer --clinical "
            "--secret-file rita.s" +
            manager);
        made->must(
            made->by("ann", "library import '" + (support::fixtures() / "library").string() + "'"));
        made->must(made->by("ann", "library submit --all"));
        made->write("read.txt", made->must("library to-review"));
        made->must(made->by("rita", "library approve --list read.txt"));
        made->must(made->by("boss", "library publish"));
        return made;
    }();
    auto made = std::make_unique<Counter>();
    fs::copy(first->folder.path(), made->folder.path(), fs::copy_options::recursive);
    return made;
}

}  // namespace counter
