#include "document/marked/options.h"

#include <charconv>

#include "document/marked/node_words.h"
#include "document/plain.h"
#include "text/spoken_numbers.h"

namespace document {

namespace {

constexpr std::size_t least_columns = 3, most_columns = 4;  // the first is what matters

class OptionsReader {
  public:
    OptionsReader(const Node& quote, base::Problems& problems)
        : quote_(quote), problems_(problems) {}

    Options read(const std::string& id) {
        Options made{id, tidy(after_mark(quote_.inside[0].words)), {}, {}};
        for (std::size_t i = 1; i < quote_.inside.size(); ++i) {
            const Node& inner = quote_.inside[i];
            if (inner.type == Node::Type::paragraph) {
                append(made.studied, tidy(inner.words));
            } else if (inner.type == Node::Type::table && made.table.head.empty()) {
                made.table = table_of(inner);
            } else {
                complain(inner, "choices hold something they cannot show",
                         "write a title in bold, one table, and who was studied");
            }
        }
        if (id.empty()) complain(quote_, "choices have no id", "write > [!OPTIONS psa-test]");
        if (!take_bold(made.title))
            complain(quote_, "choices do not begin with what they are about, in bold",
                     "write > **PSA test: your choices** in the line below the mark");
        look_at(made.table);
        return made;
    }

  private:
    void complain(const Node& node, const std::string& what, const std::string& fix) {
        problems_.push_back({"", node.line, base::Severity::error, what, fix});
    }
    void look_at(const Table& table) {
        if (table.head.size() < least_columns || table.head.size() > most_columns)
            complain(quote_, "a table of " + std::to_string(table.head.size()) + " columns",
                     "write what matters in the first, and two or three choices beside it");
        if (table.rows.empty())
            complain(quote_, "choices have no rows", "write > | What can go wrong? | ... | ... |");
        for (const auto& row : table.rows)
            for (std::size_t i = 0; i < table.head.size(); ++i)
                if (i >= row.size() || row[i].empty())
                    complain(quote_,
                             "the row '" + plain(row.empty() ? Runs{} : row[0]) +
                                 "' lacks a word for a choice",
                             "write what is known of each, or that no number was found");
    }

    const Node& quote_;
    base::Problems& problems_;
};

}  // namespace

Options read_options(const Node& quote, const std::string& id, base::Problems& problems) {
    return OptionsReader(quote, problems).read(id);
}

int counted_in(const Runs& cell) {
    if (cell.empty() || cell[0].kind != RunKind::strong) return -1;
    const std::string text = text::with_plain_digits(cell[0].text);
    int count = -1;
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), count);
    const bool whole = fault == std::errc() && stop == text.data() + text.size();
    return whole && count >= 0 && count <= 100 ? count : -1;
}

}  // namespace document
