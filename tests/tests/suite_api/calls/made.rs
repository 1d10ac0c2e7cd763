//! The calls that make what other calls refer to.

use suite_api_client::{Client, ResponseValue, Secret};

use super::bodies::ldap;
use super::targets::CallTargets;

impl CallTargets {
    /// Targets that are there: made by calls of this client, which is an
    /// administrator.
    ///
    /// # Panics
    /// If one of the calls fails.
    pub(crate) async fn made_by(client: &Client) -> Self {
        let mut targets = Self::unknown();
        targets.find_sources(client).await;
        targets.make_sources(client).await;
        let role = client.create_user_role();
        let role = role.body_map(|body| body.name(&targets.role));
        role.send().await.expect("a role");
        for (name, scope) in Self::SCOPES.into_iter().zip(&mut targets.scopes) {
            let call = client.create_scope().body_map(|body| body.name(name));
            *scope = call.send().await.expect("a scope").id.expect("an id");
        }
        for (name, user) in Self::USERS.into_iter().zip(&mut targets.users) {
            let call = client.create_user().body_map(|body| {
                let body = body
                    .username(name)
                    .password(Secret::from(targets.secret.as_str()));
                body.role_names([targets.role.clone()])
            });
            *user = call.send().await.expect("a user").id.expect("an id");
        }
        for (name, group) in Self::GROUPS.into_iter().zip(&mut targets.groups) {
            let call = client.create_user_group();
            let call = call.body_map(|body| body.name(name).role_names([targets.role.clone()]));
            *group = call.send().await.expect("a group").id.expect("an id");
        }
        targets
    }

    /// Looks for what comes with the product.
    async fn find_sources(&mut self, client: &Client) {
        let sources = client.get_auth_sources().send().await;
        let sources = sources.expect("auth sources").into_inner().sources;
        let of_type = |wanted: &str| {
            let mut sources = sources.iter();
            let source = sources.find(|source| source.source_type.id == wanted);
            source.and_then(|source| source.id).expect(wanted)
        };
        self.directory = of_type("OPEN_LDAP");
        self.broker = of_type("VIDB");
    }

    /// Adds the two auth sources.
    async fn make_sources(&mut self, client: &Client) {
        let mut added = Vec::new();
        for (name, has_tls) in [(Self::SOURCE, false), (Self::OFFERED, true)] {
            let call = client.add_auth_source();
            let call = call.body_map(|body| ldap(body, self, name, has_tls));
            let source = call.send().await.expect("an auth source");
            added.push(ResponseValue::into_inner(source));
        }
        let [source, offered] = added.try_into().expect("two");
        self.source = source.id.expect("an id");
        self.offered = offered.id.expect("an id");
        self.certificates = offered.certificates.unwrap_or_default();
    }
}
