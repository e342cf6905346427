// The reader of drawings, brought in when the first is read.
#pragma once

#include <librsvg/rsvg.h>

#include "base/late.h"

namespace layout {

// While it lives, hatching is drawn as sharp as it can be: where there are but two colours, lines
// and what is between them are all there is.
struct ExactTiles {
    ExactTiles();
    ~ExactTiles();
    ExactTiles(const ExactTiles&) = delete;
    ExactTiles& operator=(const ExactTiles&) = delete;
};

inline constexpr const char* rsvg_library = "librsvg-2.so.2";

inline const base::Late<decltype(::rsvg_handle_get_geometry_for_layer)>
    rsvg_handle_get_geometry_for_layer{rsvg_library, "rsvg_handle_get_geometry_for_layer"};
inline const base::Late<decltype(::rsvg_handle_get_intrinsic_dimensions)>
    rsvg_handle_get_intrinsic_dimensions{rsvg_library, "rsvg_handle_get_intrinsic_dimensions"};
inline const base::Late<decltype(::rsvg_handle_get_intrinsic_size_in_pixels)>
    rsvg_handle_get_intrinsic_size_in_pixels{rsvg_library,
                                             "rsvg_handle_get_intrinsic_size_in_pixels"};
inline const base::Late<decltype(::rsvg_handle_new_from_data)> rsvg_handle_new_from_data{
    rsvg_library, "rsvg_handle_new_from_data"};
inline const base::Late<decltype(::rsvg_handle_render_document)> rsvg_handle_render_document{
    rsvg_library, "rsvg_handle_render_document"};
inline const base::Late<decltype(::rsvg_handle_render_layer)> rsvg_handle_render_layer{
    rsvg_library, "rsvg_handle_render_layer"};
inline const base::Late<decltype(::rsvg_handle_set_stylesheet)> rsvg_handle_set_stylesheet{
    rsvg_library, "rsvg_handle_set_stylesheet"};

}  // namespace layout
