//! What the calls refer to: users, groups, roles, and all else that a server
//! has to have for them to succeed.

use suite_api_client::{Client, ResponseValue, Secret, types};
use uuid::{Uuid, uuid};

use super::ldap;

/// Objects of no interest: no server looks whether they are there.
pub(super) const RESOURCES: [Uuid; 2] = [
    uuid!("0b0ec700-0000-4000-8000-000000000001"),
    uuid!("0b0ec700-0000-4000-8000-000000000002"),
];

/// What the calls refer to.
#[derive(Clone)]
pub(crate) struct CallTargets {
    /// Who logs in.
    pub(crate) username: String,
    /// The password of whom logs in, and of who calls.
    pub(crate) password: String,
    /// A role of who calls.
    pub(crate) own_role: String,
    /// Every other password that is sent.
    pub(crate) secret: String,
    /// The name of what is created.
    pub(crate) fresh: String,
    pub(crate) users: [Uuid; 2],
    pub(crate) groups: [Uuid; 2],
    /// A role that the first user and the first group have.
    pub(crate) role: String,
    pub(crate) scopes: [Uuid; 2],
    /// An auth source with nobody in it.
    pub(crate) source: Uuid,
    /// An auth source that has people and groups.
    pub(crate) directory: Uuid,
    /// The identity broker.
    pub(crate) broker: Uuid,
    /// What the identity broker was added with.
    pub(crate) broker_password: String,
    pub(crate) source_type: String,
    /// The host of auth sources that are added, changed and tested.
    pub(crate) host: String,
    /// An auth source that waits for its certificates.
    pub(crate) offered: Uuid,
    /// The certificates of that host.
    pub(crate) certificates: Vec<types::Certificate>,
    /// What the token is exchanged for, beside `ops-li`.
    pub(crate) service_key: String,
}

impl CallTargets {
    /// The names of the users.
    pub(crate) const USERS: [&str; 2] = ["contract-user-1", "contract-user-2"];
    /// The names of the groups.
    pub(crate) const GROUPS: [&str; 2] = ["contract-group-1", "contract-group-2"];
    /// The names of the scopes.
    pub(crate) const SCOPES: [&str; 2] = ["contract-scope-1", "contract-scope-2"];
    /// The name of the auth source.
    pub(crate) const SOURCE: &str = "Contract";
    /// The name of the auth source that waits.
    pub(crate) const OFFERED: &str = "Contract over TLS";

    /// Targets of which the server has only the administrator and what comes
    /// with the product.
    pub(crate) fn unknown() -> Self {
        let certificate = types::Certificate::builder().thumbprint("00:11".to_owned());
        let certificate = certificate.try_into().expect("nothing is required");
        let id = |kind: u128, number: u128| {
            let base = uuid!("00000000-0000-4000-8000-000000000000").as_u128();
            Uuid::from_u128(base | kind << 96 | number)
        };
        let two = |kind| [id(kind, 1), id(kind, 2)];
        Self {
            username: "admin".to_owned(),
            password: "Simulator-1".to_owned(),
            own_role: "Administrator".to_owned(),
            secret: "Contract-1".to_owned(),
            fresh: "contract-fresh".to_owned(),
            users: two(1),
            groups: two(2),
            role: "Contract".to_owned(),
            scopes: two(3),
            source: id(4, 1),
            directory: id(4, 2),
            broker: id(4, 3),
            broker_password: "Simulator-Broker".to_owned(),
            source_type: "ACTIVE_DIRECTORY".to_owned(),
            host: "directory.example.com".to_owned(),
            offered: id(4, 4),
            certificates: vec![certificate],
            service_key: "ops-ni".to_owned(),
        }
    }

    /// The same, with this password wherever one is sent.
    pub(crate) fn with_secret(secret: &str) -> Self {
        Self {
            password: secret.to_owned(),
            secret: secret.to_owned(),
            broker_password: secret.to_owned(),
            ..Self::unknown()
        }
    }

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
        self.certificates = offered.certificates;
    }
}
