#include "bench/measure.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

namespace bench {

void row(const char* what, double value, double limit, const char* unit) {
    std::printf("%-52s %9.1f %9.1f %-4s %s\n", what, value, limit, unit,
                value <= limit ? "ok" : "MISSED");
    std::fflush(stdout);
}

double own_memory_mb() {
    std::ifstream smaps("/proc/self/smaps_rollup");
    for (std::string line; std::getline(smaps, line);)
        if (line.starts_with("Pss:")) return std::stod(line.substr(4)) / 1024;
    return 0;
}

Child start(const std::vector<std::string>& arguments, bool quiet) {
    int ends[2];
    if (pipe(ends) != 0) return {};
    Child child;
    child.id = fork();
    if (child.id == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        if (quiet) dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
        std::vector<char*> argv;
        for (const auto& one : arguments) argv.push_back(const_cast<char*>(one.c_str()));
        argv.push_back(nullptr);
        execv(argv[0], argv.data());
        _exit(127);
    }
    close(ends[1]);
    child.out = ends[0];
    return child;
}

Ended run(const std::vector<std::string>& arguments) {
    const auto begin = Time::now();
    const Child child = start(arguments, true);
    char bytes[4096];
    while (read(child.out, bytes, sizeof bytes) > 0) continue;
    int status = 0;
    rusage usage{};
    wait4(child.id, &status, 0, &usage);
    close(child.out);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, ms_since(begin) / 1000,
            static_cast<double>(usage.ru_maxrss) / 1024};
}

}  // namespace bench
