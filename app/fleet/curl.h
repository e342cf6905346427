// libcurl's functions, brought in when a server is asked first.
#pragma once

#include <curl/curl.h>

#include "base/late.h"

namespace fleet {

inline constexpr const char* curl_library = "libcurl.so.4";

inline const base::Late<decltype(::curl_easy_cleanup)> curl_easy_cleanup{curl_library,
                                                                         "curl_easy_cleanup"};
inline const base::Late<decltype(::curl_easy_getinfo)> curl_easy_getinfo_{curl_library,
                                                                          "curl_easy_getinfo"};
inline const base::Late<decltype(::curl_easy_init)> curl_easy_init{curl_library, "curl_easy_init"};
inline const base::Late<decltype(::curl_easy_perform)> curl_easy_perform{curl_library,
                                                                         "curl_easy_perform"};
inline const base::Late<decltype(::curl_easy_reset)> curl_easy_reset{curl_library,
                                                                     "curl_easy_reset"};
inline const base::Late<decltype(::curl_easy_setopt)> curl_easy_setopt_{curl_library,
                                                                        "curl_easy_setopt"};
inline const base::Late<decltype(::curl_easy_strerror)> curl_easy_strerror{curl_library,
                                                                           "curl_easy_strerror"};
inline const base::Late<decltype(::curl_global_init)> curl_global_init{curl_library,
                                                                       "curl_global_init"};
inline const base::Late<decltype(::curl_slist_append)> curl_slist_append{curl_library,
                                                                         "curl_slist_append"};
inline const base::Late<decltype(::curl_slist_free_all)> curl_slist_free_all{curl_library,
                                                                             "curl_slist_free_all"};

// As owners of handles ask for them.
inline void free_list(curl_slist* list) { curl_slist_free_all(list); }
inline void free_easy(CURL* easy) { curl_easy_cleanup(easy); }

}  // namespace fleet
