//! How both services behave, seen from the other end of a real socket.

mod simulator {
    pub(crate) mod support;

    mod clock;
    mod faults;
    mod ledger;
    mod program;
    mod scc;
    mod server;
    mod suite_api_exchange;
    mod suite_api_login;
    mod suite_api_tokens;
}
