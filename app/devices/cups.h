// The print service's functions, brought in when it is asked first.
#pragma once

#include <cups/cups.h>
#include <cups/pwg.h>

#include "base/late.h"

namespace devices {

inline constexpr const char* cups_library = "libcups.so.2";

inline const base::Late<decltype(::cupsDoRequest)> cupsDoRequest{cups_library, "cupsDoRequest"};
inline const base::Late<decltype(::cupsGetResponse)> cupsGetResponse{cups_library,
                                                                     "cupsGetResponse"};
inline const base::Late<decltype(::cupsLastError)> cupsLastError{cups_library, "cupsLastError"};
inline const base::Late<decltype(::cupsLastErrorString)> cupsLastErrorString{cups_library,
                                                                             "cupsLastErrorString"};
inline const base::Late<decltype(::cupsSendRequest)> cupsSendRequest{cups_library,
                                                                     "cupsSendRequest"};
inline const base::Late<decltype(::cupsServer)> cupsServer{cups_library, "cupsServer"};
inline const base::Late<decltype(::cupsSetUser)> cupsSetUser{cups_library, "cupsSetUser"};
inline const base::Late<decltype(::cupsUser)> cupsUser{cups_library, "cupsUser"};
inline const base::Late<decltype(::cupsWriteRequestData)> cupsWriteRequestData{
    cups_library, "cupsWriteRequestData"};
inline const base::Late<decltype(::httpAssembleURI)> httpAssembleURI{cups_library,
                                                                     "httpAssembleURI"};
inline const base::Late<decltype(::httpClose)> httpClose{cups_library, "httpClose"};
inline const base::Late<decltype(::httpConnect2)> httpConnect2{cups_library, "httpConnect2"};
inline const base::Late<decltype(::httpSeparateURI)> httpSeparateURI{cups_library,
                                                                     "httpSeparateURI"};
inline const base::Late<decltype(::httpSetTimeout)> httpSetTimeout{cups_library, "httpSetTimeout"};
inline const base::Late<decltype(::ippAddBoolean)> ippAddBoolean{cups_library, "ippAddBoolean"};
inline const base::Late<decltype(::ippAddCollection)> ippAddCollection{cups_library,
                                                                       "ippAddCollection"};
inline const base::Late<decltype(::ippAddInteger)> ippAddInteger{cups_library, "ippAddInteger"};
inline const base::Late<decltype(::ippAddString)> ippAddString{cups_library, "ippAddString"};
inline const base::Late<decltype(::ippAddStrings)> ippAddStrings{cups_library, "ippAddStrings"};
inline const base::Late<decltype(::ippDelete)> ippDelete{cups_library, "ippDelete"};
inline const base::Late<decltype(::ippFindAttribute)> ippFindAttribute{cups_library,
                                                                       "ippFindAttribute"};
inline const base::Late<decltype(::ippFindNextAttribute)> ippFindNextAttribute{
    cups_library, "ippFindNextAttribute"};
inline const base::Late<decltype(::ippFirstAttribute)> ippFirstAttribute{cups_library,
                                                                         "ippFirstAttribute"};
inline const base::Late<decltype(::ippGetBoolean)> ippGetBoolean{cups_library, "ippGetBoolean"};
inline const base::Late<decltype(::ippGetCount)> ippGetCount{cups_library, "ippGetCount"};
inline const base::Late<decltype(::ippGetGroupTag)> ippGetGroupTag{cups_library, "ippGetGroupTag"};
inline const base::Late<decltype(::ippGetInteger)> ippGetInteger{cups_library, "ippGetInteger"};
inline const base::Late<decltype(::ippGetName)> ippGetName{cups_library, "ippGetName"};
inline const base::Late<decltype(::ippGetString)> ippGetString{cups_library, "ippGetString"};
inline const base::Late<decltype(::ippGetValueTag)> ippGetValueTag{cups_library, "ippGetValueTag"};
inline const base::Late<decltype(::ippLength)> ippLength{cups_library, "ippLength"};
inline const base::Late<decltype(::ippNew)> ippNew{cups_library, "ippNew"};
inline const base::Late<decltype(::ippNewRequest)> ippNewRequest{cups_library, "ippNewRequest"};
inline const base::Late<decltype(::ippNextAttribute)> ippNextAttribute{cups_library,
                                                                       "ippNextAttribute"};
inline const base::Late<decltype(::ippPort)> ippPort{cups_library, "ippPort"};
inline const base::Late<decltype(::pwgMediaForPWG)> pwgMediaForPWG{cups_library, "pwgMediaForPWG"};

inline void hang_up(http_t* http) { httpClose(http); }
inline void give_back(ipp_t* message) { ippDelete(message); }

}  // namespace devices
