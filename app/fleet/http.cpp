#include "fleet/http.h"

#include <fmt/format.h>

#include <cstring>

#include "base/handle.h"
#include "fleet/curl.h"

namespace fleet {

namespace {

namespace fs = std::filesystem;

constexpr long not_found = 404, forbidden = 403, unchanged = 304, partly = 206;
constexpr std::uint64_t largest_refusal = 1U << 16U;  // of an answer that says no

std::string trimmed_line(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return "";
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin));
}

bool is_tag(std::string_view line) {
    constexpr std::string_view name = "etag:";
    if (line.size() < name.size()) return false;
    for (std::size_t i = 0; i < name.size(); ++i)
        if ((line[i] | 0x20) != name[i] && line[i] != name[i]) return false;
    return true;
}

}  // namespace

struct HttpSource::Question {
    std::string path;
    std::uint64_t most = 0;  // bytes of the answer
    std::uint64_t from = 0;  // where to go on
    bool resumes = false;    // half an answer is worth something
    std::string known = {};  // the tag of what is known
    const std::string* put = nullptr;
};

struct HttpSource::Answer {
    long status = 0;
    std::string body, tag;
    std::uint64_t most = 0;
    bool too_long = false;
};

struct HttpSource::State {
    base::Handle<CURL, free_easy> easy;
    struct Known {
        std::string tag, bytes;
    };
    std::map<std::string, Known> known;  // by path: of what is asked for again and again
};

namespace {

template <class Answer>
std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* into) {
    auto& answer = *static_cast<Answer*>(into);
    answer.too_long = answer.body.size() + count > answer.most;
    if (answer.too_long) return 0;
    answer.body.append(bytes, count);
    return count;
}

template <class Answer>
std::size_t take_header(char* bytes, std::size_t, std::size_t count, void* into) {
    const std::string_view line(bytes, count);
    if (is_tag(line)) static_cast<Answer*>(into)->tag = trimmed_line(line.substr(5));
    return count;
}

struct Reading {
    std::string_view left;
};

std::size_t give_body(char* into, std::size_t, std::size_t room, void* from) {
    auto& left = static_cast<Reading*>(from)->left;
    const auto count = std::min(room, left.size());
    std::memcpy(into, left.data(), count);
    left.remove_prefix(count);
    return count;
}

void set_text(CURL* easy, CURLoption option, const std::string& text) {
    if (!text.empty()) curl_easy_setopt_(easy, option, text.c_str());
}

void set_access(CURL* easy, const Access& access) {
    curl_easy_setopt_(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt_(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt_(easy, CURLOPT_CONNECTTIMEOUT, 20L);
    curl_easy_setopt_(easy, CURLOPT_LOW_SPEED_LIMIT, 50L);  // bytes a second, for so many seconds
    curl_easy_setopt_(easy, CURLOPT_LOW_SPEED_TIME, 30L);
    set_text(easy, CURLOPT_PROXY, access.proxy);
    set_text(easy, CURLOPT_SSLCERT, access.certificate);
    set_text(easy, CURLOPT_SSLKEY, access.key);
    set_text(easy, CURLOPT_CAINFO, access.authority);
}

}  // namespace

HttpSource::HttpSource(Access access, base::Path partial)
    : access_(std::move(access)), partial_(std::move(partial)), state_(std::make_unique<State>()) {
    while (access_.url.ends_with('/')) access_.url.pop_back();
    curl_global_init(CURL_GLOBAL_DEFAULT);
    state_->easy.reset(curl_easy_init());
}

HttpSource::~HttpSource() = default;

base::Result<HttpSource::Answer> HttpSource::ask(const Question& question) {
    CURL* easy = state_->easy.get();
    const std::string url = access_.url + "/" + question.path;
    if (!easy) return base::fail(url, "cannot be asked: libcurl does not start");
    curl_easy_reset(easy);  // the connection stays
    set_access(easy, access_);
    Answer answer;
    answer.most = std::max(question.most - std::min(question.from, question.most), largest_refusal);
    base::Handle<curl_slist, free_list> headers;
    // Metadata are half of it hashes, the other half comes for little. Files are packed already.
    if (!question.resumes) curl_easy_setopt_(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    if (!question.known.empty())
        headers.reset(curl_slist_append(nullptr, ("If-None-Match: " + question.known).c_str()));
    curl_easy_setopt_(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt_(easy, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt_(easy, CURLOPT_WRITEFUNCTION, take_body<Answer>);
    curl_easy_setopt_(easy, CURLOPT_WRITEDATA, &answer);
    curl_easy_setopt_(easy, CURLOPT_HEADERFUNCTION, take_header<Answer>);
    curl_easy_setopt_(easy, CURLOPT_HEADERDATA, &answer);
    if (question.from > 0)
        curl_easy_setopt_(easy, CURLOPT_RESUME_FROM_LARGE, static_cast<curl_off_t>(question.from));
    Reading reading{question.put ? std::string_view(*question.put) : std::string_view()};
    if (question.put) {
        curl_easy_setopt_(easy, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt_(easy, CURLOPT_READFUNCTION, give_body);
        curl_easy_setopt_(easy, CURLOPT_READDATA, &reading);
        curl_easy_setopt_(easy, CURLOPT_INFILESIZE_LARGE,
                          static_cast<curl_off_t>(question.put->size()));
    }
    const CURLcode code = curl_easy_perform(easy);
    ++traffic_.requests;
    curl_off_t received = 0;  // as it travelled
    curl_easy_getinfo_(easy, CURLINFO_SIZE_DOWNLOAD_T, &received);
    traffic_.bytes += static_cast<std::uint64_t>(received);
    curl_easy_getinfo_(easy, CURLINFO_RESPONSE_CODE, &answer.status);
    if (answer.too_long ||
        answer.body.size() + question.from > std::max(question.most, largest_refusal))
        return base::fail(url, "is longer than it may be");
    // What came before it was cut off is kept, and gone on with.
    if (code != CURLE_OK && !(question.resumes && !answer.body.empty()))
        return base::fail(url, fmt::format("cannot be fetched: {}", curl_easy_strerror(code)));
    return answer;
}

base::Result<std::optional<std::string>> HttpSource::read(const std::string& path,
                                                          std::uint64_t most) {
    auto& known = state_->known[path];
    const auto answer = ask({.path = path, .most = most, .known = known.tag});
    if (!answer) return tl::unexpected(answer.error());
    // Object stores do not say to everybody what they do not have.
    if (answer->status == not_found || answer->status == forbidden) return std::nullopt;
    if (answer->status == unchanged) {
        ++traffic_.unchanged;
        return known.bytes;
    }
    if (answer->status != 200)
        return base::fail(access_.url + "/" + path,
                          fmt::format("was answered with {}", answer->status));
    if (answer->body.size() > most)
        return base::fail(access_.url + "/" + path, "is longer than it may be");
    known = {answer->tag, answer->body};
    return answer->body;
}

base::Result<std::string> HttpSource::fetch(const std::string& path, const std::string& sha256,
                                            std::uint64_t length) {
    const auto part = partial_ / (sha256 + ".part");
    auto have = base::read_file(part, length).value_or("");
    if (have.size() >= length) have.clear();
    const auto answer = ask({.path = path, .most = length, .from = have.size(), .resumes = true});
    if (!answer) return tl::unexpected(answer.error());
    if (answer->status != 200 && answer->status != partly)
        return base::fail(access_.url + "/" + path,
                          fmt::format("was answered with {}", answer->status));
    if (answer->status != partly) have.clear();  // it sent all of it
    have += answer->body;
    std::error_code ignored;
    if (have.size() < length) {
        (void)write_with_folder(part, have);
        return base::fail(access_.url + "/" + path,
                          fmt::format("was cut off after {} of {} bytes", have.size(), length),
                          "it goes on from there the next time");
    }
    fs::remove(part, ignored);
    if (auto good = right(have, sha256, length, access_.url + "/" + path); !good)
        return tl::unexpected(good.error());
    return have;
}

base::Result<void> HttpSource::put(const std::string& path, const std::string& bytes) {
    const auto answer = ask({.path = path, .most = largest_refusal, .put = &bytes});
    if (!answer) return tl::unexpected(answer.error());
    if (answer->status >= 200 && answer->status < 300) return {};
    return base::fail(access_.url + "/" + path,
                      fmt::format("was answered with {}", answer->status));
}

}  // namespace fleet
