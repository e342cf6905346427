#include "support/driven.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <stdexcept>

namespace support {

Driven::Driven(const base::Path& data, const std::vector<std::string>& before) {
    std::vector<std::string> words = before;
    for (const std::string& word :
         {program(), std::string("--data"), data.string(), std::string("drive")})
        words.push_back(word);
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::array<int, 2> in{}, out{};
    if (pipe2(in.data(), O_CLOEXEC) != 0 || pipe2(out.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    process_ = fork();
    if (process_ == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        execvp(arguments[0], arguments.data());
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    to_ = fdopen(in[1], "w");
    from_ = fdopen(out[0], "r");
}

Driven::~Driven() {
    std::fclose(to_);
    std::fclose(from_);
    waitpid(process_, nullptr, 0);
}

std::string Driven::ask(const std::string& line) {
    std::fputs((line + "\n").c_str(), to_);
    std::fflush(to_);
    std::string answer;
    for (int c = std::fgetc(from_); c != '\n'; c = std::fgetc(from_)) {
        if (c == EOF) throw std::runtime_error("drive ended at: " + line);
        answer += static_cast<char>(c);
    }
    return answer;
}

void Driven::must(const std::string& line) {
    const std::string answer = ask(line);
    if (!answer.starts_with("{\"ok\":true"))
        throw std::runtime_error(line + ": " + answer + "\n" + ask("outline"));
}

Driven::Copies Driven::copies_of(const std::string& word) {
    std::string hex;
    for (const char c : word) {
        std::array<char, 3> digits{};
        std::snprintf(digits.data(), digits.size(), "%02x", static_cast<unsigned char>(c));
        hex += digits.data();
    }
    Copies copies;
    copies.answer = ask("memory " + hex);
    if (std::sscanf(copies.answer.c_str(), "{\"ok\":true,\"utf8\":%d,\"utf16\":%d,\"utf32\":%d",
                    &copies.utf8, &copies.utf16, &copies.utf32) != 3)
        throw std::runtime_error(copies.answer);
    return copies;
}

}  // namespace support
