//! How both services behave, seen from the other end of a real socket.

mod simulator {
    pub(crate) mod call;
    pub(crate) mod document;
    pub(crate) mod support;

    mod chaos;
    mod clock;
    mod connections;
    mod faults;
    mod gates;
    mod hostile;
    mod ledger;
    mod program;
    mod scc;
    mod server;
    mod suite_api;
    mod tls;
}
