#include "content/bibliography/hosts.h"

#include <algorithm>
#include <iterator>

#include "text/unicode.h"

namespace content {

namespace {

// A name between dots may begin or end there, too: "scribd." is es.scribd.com.
constexpr std::string_view copies[] = {
    "docslib.",
    "doczz.",
    "abcdocz.",
    "paperzz.",
    "scribd.",
    "slideshare.",
    "studylib.",
    "oncohemakey.",
    "ilovetranslation.",
    ".netlify.app",
    ".pages.dev",
    ".vercel.app",
    ".github.io",
    ".translate.goog",
    ".translate.google.",
    ".webcache.",
    ".googleusercontent.",
    ".docs.google.",
    ".drive.google.",
    ".sites.google.",
    ".dropbox.",
    ".amazonaws.",
    ".archive.org",
    ".archive.is",
    ".archive.ph",
    ".archive.today",
    ".archive.li",
    ".jina.ai",
    ".12ft.",
    ".readability.",
    ".getpocket.",
    "wikipedia.",
    "wikiwand.",
    "wikimedia.",
    "wikidoc.",
    "wikihow.",
    "wikidata.",
    ".fandom.com",
    "dbpedia.",
    "scilit.",
    "menafn.",
    "wtop.com",
    "bloober.de",
    "researchgate.",
    "academia.edu",
    "semanticscholar.",
    "scholar.google.",
    "docplayer.",
    "pdfcoffee.",
    "pdfdrive.",
    "vdocuments.",
    "vdoc.pub",
    "dokumen.",
    "epdf.",
    "issuu.",
    "yumpu.",
    "studocu.",
    "chegg.",
    "quizlet.",
    "coursehero.",
    "medium.com",
    "substack.",
    "blogspot.",
    "wordpress.com",
    "tumblr.",
    "facebook.",
    "instagram.",
    "tiktok.",
    "pinterest.",
    "linkedin.",
    ".twitter.com",
    ".x.com",
    "youtube.",
    ".youtu.be",
    "reddit.",
    "quora.",
    "healthline.",
    "webmd.",
    "medicalnewstoday.",
    "verywellhealth.",
    "everydayhealth.",
    "usnews.",
    "globenewswire.",
    "prnewswire.",
    "businesswire.",
    "libgen",
    "sci-hub",
    "scihub",
    "z-lib",
    "annas-archive",
    ".chatgpt.com",
    ".openai.com",
    ".perplexity.ai",
    ".localhost",
};

constexpr std::string_view preprint_hosts[] = {
    "medrxiv.",   "biorxiv.", "arxiv.",    "researchsquare.", "ssrn.",
    "preprints.", ".osf.io",  "figshare.", "zenodo.",         "authorea."};
// Of medRxiv and bioRxiv, Research Square, SSRN, OSF, Preprints.org, figshare, Zenodo, Authorea.
constexpr std::string_view preprint_dois[] = {"10.1101/20", "10.21203/", "10.2139/",
                                              "10.31219/",  "10.20944/", "10.6084/",
                                              "10.5281/",   "10.22541/", "10.48550/"};

constexpr std::string_view authorities[] = {".gov",           ".gov.uk",     ".nhs.uk",
                                            ".nhs.scot",      ".nhs.wales",  ".hscni.net",
                                            ".europa.eu",     ".who.int",    ".hse.ie",
                                            ".hpra.ie",       ".gov.au",     ".govt.nz",
                                            ".canada.ca",     ".gc.ca",      ".gob.es",
                                            ".gob.mx",        ".bfarm.de",   ".ansm.sante.fr",
                                            ".swissmedic.ch", ".gmc-uk.org", ".medicines.org.uk"};

constexpr std::string_view guideline_bodies[] = {".nice.org.uk",
                                                 ".sign.ac.uk",
                                                 ".uroweb.org",
                                                 ".auanet.org",
                                                 ".auajournals.org",
                                                 ".cua.org",
                                                 ".baus.org.uk",
                                                 ".bashh.org",
                                                 ".bssm.org.uk",
                                                 ".cochrane.org",
                                                 ".cochranelibrary.com",
                                                 ".ics.org",
                                                 ".esmo.org",
                                                 ".nccn.org",
                                                 ".idsociety.org",
                                                 ".acponline.org",
                                                 ".rcog.org.uk",
                                                 ".rcgp.org.uk",
                                                 ".rcr.ac.uk",
                                                 ".gettingitrightfirsttime.co.uk",
                                                 ".uspreventiveservicestaskforce.org"};

template <class Names>
bool any_in(const std::string& host, const Names& names) {
    return std::any_of(std::begin(names), std::end(names),
                       [&](std::string_view one) { return host.find(one) != std::string::npos; });
}
template <class Names>
bool ends_in(const std::string& host, const Names& names) {
    return std::any_of(std::begin(names), std::end(names),
                       [&](std::string_view one) { return host.ends_with(one); });
}
std::string dotted_host(std::string_view url) { return "." + host_of(url); }

}  // namespace

std::string host_of(std::string_view url) {
    const auto scheme = url.find("://");
    const auto begin = scheme == std::string_view::npos ? 0 : scheme + 3;
    auto host = url.substr(begin, url.find_first_of("/?#\\", begin) - begin);
    if (const auto at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
    host = host.substr(0, host.find(':'));
    while (host.ends_with('.')) host.remove_suffix(1);
    return text::fold(host);
}

bool holds_copies(std::string_view url) {
    const auto host = dotted_host(url);
    const auto own = url.find("://");
    const auto path = own == std::string_view::npos ? url : url.substr(own + 3);
    // An address within the address: a reader, a translator or an archive of another's page.
    const bool another = text::fold(path).find("http") != std::string::npos ||
                         path.find("%3A%2F%2F") != std::string_view::npos;
    return another || any_in(host, copies) || host == "." ||
           host.find_first_not_of("0123456789.") == std::string::npos;
}

bool is_preprint(std::string_view url, std::string_view doi) {
    return any_in(dotted_host(url), preprint_hosts) ||
           std::any_of(std::begin(preprint_dois), std::end(preprint_dois),
                       [&](std::string_view one) { return doi.starts_with(one); });
}

bool of_authority(std::string_view url) { return ends_in(dotted_host(url), authorities); }
bool of_guidelines(std::string_view url) {
    return of_authority(url) || ends_in(dotted_host(url), guideline_bodies);
}

}  // namespace content
