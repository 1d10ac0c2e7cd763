//! What the pipeline takes in: files, their references, overlays and selections.

mod documents;
mod formats;
mod ids;
mod overlays;
mod pages;
mod places;
mod reading;
mod references;
mod refusals;
mod selection;
mod sources;
