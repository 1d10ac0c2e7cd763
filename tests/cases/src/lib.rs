//! Clients of the documents in `documents/`, one module each.
//!
//! Each document is the smallest that shows one way in which what is sent or read
//! could differ from what the document says. The tests call the clients, and hold
//! what arrives and what is read to the document.

include!(concat!(env!("OUT_DIR"), "/modules.rs"));
