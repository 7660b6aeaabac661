//! The JavaScript door: names and conversion only. Offsets leave as UTF-16 units.
