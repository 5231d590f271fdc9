//! Canvas helpers: sharp pixels on any display, and colours from the style sheet.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A cleared canvas, ready to draw on in CSS pixels.
pub(super) struct Sheet {
    /// Drawing context, scaled to CSS pixels.
    pub(super) ink: CanvasRenderingContext2d,
    /// Width, CSS pixels.
    pub(super) width: f64,
    /// Height, CSS pixels.
    pub(super) height: f64,
}

/// Clears the canvas and fits its bitmap to its place in the layout. `None` while it has no size
/// or the browser offers no 2D context.
pub(super) fn sheet(canvas: NodeRef<html::Canvas>) -> Option<Sheet> {
    let canvas: HtmlCanvasElement = canvas.get_untracked()?;
    let (width, height) = (
        f64::from(canvas.client_width()),
        f64::from(canvas.client_height()),
    );
    if width < 1.0 || height < 1.0 {
        return None;
    }
    // Above 2 the eye sees no gain and the bitmap grows with the square.
    let density = window().device_pixel_ratio().clamp(1.0, 2.0);
    let (columns, rows) = ((width * density) as u32, (height * density) as u32);
    if canvas.width() != columns || canvas.height() != rows {
        canvas.set_width(columns);
        canvas.set_height(rows);
    }
    let ink: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    ink.set_transform(density, 0.0, 0.0, density, 0.0, 0.0)
        .ok()?;
    ink.clear_rect(0.0, 0.0, width, height);
    Some(Sheet { ink, width, height })
}

/// Resolved value of a registered custom property of the page, such as `--wave`.
pub(super) fn token(name: &str) -> String {
    document()
        .document_element()
        .and_then(|root| window().get_computed_style(&root).ok().flatten())
        .and_then(|style| style.get_property_value(name).ok())
        .unwrap_or_default()
}

/// Sets a custom property on an element through the CSS object model.
pub(super) fn set_token(element: &web_sys::HtmlElement, name: &str, value: &str) {
    // It fails only for a read-only declaration, which an element's own style never is.
    let _ = element.style().set_property(name, value);
}
