//! What the fuzz targets share: the list of invariants, which is that of the property tests.

#[path = "../../tests/invariants/mod.rs"]
pub mod invariants;
