// An owner in one line for every C handle: `Handle<PangoLayout, g_object_unref>`.
#pragma once

#include <memory>

namespace base {

template <auto release>
struct Releaser {
    template <class T>
    void operator()(T* handle) const {
        release(handle);
    }
};

template <class T, auto release>
using Handle = std::unique_ptr<T, Releaser<release>>;

}  // namespace base
