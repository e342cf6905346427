#include "editorial/put_in_use.h"

#include <fmt/format.h>

#include "storage/signature.h"

namespace editorial {

namespace {

// The intent has come true.
void conclude(Repository& repository, const Intent& intent, int number) {
    auto records = repository.records();
    records.set_number(intent.edition, number);
    records.set_used(intent.edition);
    records.forget_intent();
    repository.audit_log().add(
        {intent.act, intent.action, fmt::format("edition {}", number), intent.words});
}

// What was intended has been tried: `number` is the edition in use now, or 0 when it failed.
// Another program that started in between may have reconciled the record, one way or the other.
base::Result<void> settle(Repository& repository, const Intent& intent, int number) {
    return repository.act([&]() -> base::Result<void> {
        auto records = repository.records();
        const bool waiting = records.intent().has_value();
        if (number == 0) {
            if (waiting) {
                records.forget_intent();
                records.forget_unnumbered();
            }
            return {};
        }
        if (!waiting && records.used() == intent.edition) return {};
        if (!waiting) records.intend(intent);
        conclude(repository, intent, number);
        return {};
    });
}

void finish(Repository& repository, const edition::EditionStore& editions) {
    auto records = repository.records();
    const std::string now = key_in_use(editions);
    if (const auto intent = records.intent()) {
        if (!now.empty() && intent->edition == now) {
            conclude(repository, *intent, *editions.current());
            return;
        }
        // It may stand among the editions all the same, and be used one day: what is in it stays
        // known.
        records.forget_intent();
    }
    if (records.used() == now) return;
    records.set_number(now, editions.current().value_or(0));
    records.set_used(now);
}

}  // namespace

std::string key_of(const base::Path& edition) {
    const auto signature = base::read_file(storage::signature_path(edition), 4096);
    return signature ? storage::digest_of(*signature) : "";
}

std::string key_in_use(const edition::EditionStore& editions) {
    const auto number = editions.current();
    return number ? key_of(editions.path(*number)) : "";
}

Used put_in_use(Repository& repository, const Intent& intent,
                const std::function<base::Result<int>()>& activate) {
    const auto meant = repository.act([&]() -> base::Result<void> {
        repository.records().intend(intent);
        return {};
    });
    if (!meant) return {tl::unexpected(meant.error())};
    auto number = activate();
    auto noted = settle(repository, intent, number.value_or(0));
    return {std::move(number), std::move(noted)};
}

base::Result<void> try_reconcile(Repository& repository, const edition::EditionStore& editions) {
    return repository.act([&]() -> base::Result<void> {
        finish(repository, editions);
        return {};
    });
}

void reconcile(Repository& repository, const edition::EditionStore& editions) {
    try {
        repository.transaction([&] { finish(repository, editions); });
    } catch (const storage::Fault& fault) {
        if (!storage::passes(fault.cause)) throw;
    }
}

}  // namespace editorial
