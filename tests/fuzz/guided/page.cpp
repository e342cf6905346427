// A page: read, checked, told as words, cut into chapters.
#include "document/chapters.h"
#include "document/check.h"
#include "document/lint.h"
#include "document/parse.h"
#include "document/plain.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto parsed = document::parse(fuzz::text(data, size));
    (void)document::check(parsed.document, true);
    (void)document::check_translation(parsed.document, parsed.document);
    (void)document::lint(parsed.document, {"prostate"});
    (void)document::plain(parsed.document, document::Include::everything);
    (void)document::chapters(parsed.document);
    (void)document::warnings(parsed.document);
    (void)document::questions(parsed.document);
    return 0;
}
