//! Whom the client trusts with its password.

use contract_tests::tls::{by_address, tls_cases};
use openapi_client_core::CallError;
use scc_suite_api_simulator::SuiteApi;
use suite_api_client::{Client, Credentials, Operation};

use super::session::exchange;
use super::shared::tls::with_settings;

#[tokio::test]
async fn a_server_gets_the_password_only_if_it_is_the_one_that_is_trusted() {
    let (mut trusted, mut refused) = (0, 0);
    for case in tls_cases() {
        let ops = SuiteApi::builder().tls(case.server.clone());
        let ops = ops.start().await.expect("a free port");
        let credentials = Credentials::new(ops.username(), ops.password());
        let builder = Client::builder(by_address(&ops.base_url())).credentials(credentials);
        let client = with_settings(builder, &case.settings).build();
        let failure = exchange(&client.expect(case.name)).await.err();
        let failure = failure.map(CallError::from);
        let failed = failure.as_ref().and_then(CallError::operation);
        let expected = (!case.works()).then_some("acquireToken");
        assert_eq!(failed.map(Operation::id), expected, "{}", case.name);
        case.check(failure.as_ref(), ops.ledger(), 2).await;
        *if case.works() {
            &mut trusted
        } else {
            &mut refused
        } += 1;
    }
    assert_eq!((trusted, refused), (22, 17));
}
