//! The catalogue of privileges, in groups.

use serde::Serialize;

/// Lets its holder read what the operations for administrators tell.
pub(crate) const VIEW_ACCESS: &str = "administration.accesscontrol.viewpage";
/// Lets its holder change users.
pub(crate) const MANAGE_USERS: &str = "administration.accesscontrol.users.manage";
/// Lets its holder change user groups.
pub(crate) const MANAGE_GROUPS: &str = "administration.accesscontrol.usergroups.manage";
/// Lets its holder change roles.
pub(crate) const MANAGE_ROLES: &str = "administration.accesscontrol.roles.manage";
/// Lets its holder change scopes.
pub(crate) const MANAGE_SCOPES: &str = "administration.accesscontrol.scopes.manage";
/// Lets its holder change auth sources.
pub(crate) const MANAGE_SOURCES: &str = "administration.authsources.manage";

/// The schema `privilege`, and also `privilege-group`.
#[derive(Debug, Serialize)]
pub(crate) struct Described {
    pub(crate) key: &'static str,
    name: &'static str,
    description: &'static str,
}

/// A group of privileges.
pub(crate) struct Group {
    pub(crate) group: Described,
    pub(crate) privileges: &'static [Described],
}

const fn of(key: &'static str, name: &'static str, description: &'static str) -> Described {
    Described {
        key,
        name,
        description,
    }
}

/// All privileges; requests cannot change them. The keys of the real product are many
/// more, and other ones, except for [`VIEW_ACCESS`].
pub(crate) static PRIVILEGES: [Group; 5] = [
    Group {
        group: of(
            "administration.accesscontrol",
            "Access control",
            "Users, groups, roles and scopes",
        ),
        privileges: &[
            of(
                VIEW_ACCESS,
                "View access control",
                "See users, groups, roles and scopes",
            ),
            of(
                MANAGE_USERS,
                "Manage users",
                "Create, change, import and delete users",
            ),
            of(
                MANAGE_GROUPS,
                "Manage user groups",
                "Create, change, import and delete user groups",
            ),
            of(
                MANAGE_ROLES,
                "Manage roles",
                "Create and delete roles and change their privileges",
            ),
            of(
                MANAGE_SCOPES,
                "Manage scopes",
                "Create, change and delete scopes",
            ),
            of(
                "administration.accesscontrol.passwordpolicy",
                "Manage the password policy",
                "Say what a password must be like",
            ),
        ],
    },
    Group {
        group: of("administration", "Administration", "The product itself"),
        privileges: &[
            of(
                MANAGE_SOURCES,
                "Manage auth sources",
                "Add, change, test and delete auth sources",
            ),
            of(
                "administration.certificates.manage",
                "Manage certificates",
                "Replace and trust certificates",
            ),
            of(
                "administration.license.manage",
                "Manage licences",
                "Enter and remove licence keys",
            ),
            of(
                "administration.collectors.manage",
                "Manage collectors",
                "Add collectors and put them into groups",
            ),
            of(
                "administration.audit.view",
                "View the audit log",
                "See who did what and when",
            ),
            of(
                "administration.cluster.manage",
                "Manage the cluster",
                "Add nodes and take them offline",
            ),
            of(
                "administration.globalsettings.manage",
                "Manage global settings",
                "Change what holds for all users",
            ),
        ],
    },
    Group {
        group: of("alerts", "Alerts", "Alerts and how they are raised"),
        privileges: &[
            of(
                "alerts.view",
                "View alerts",
                "See alerts and their symptoms",
            ),
            of(
                "alerts.own",
                "Take and release alerts",
                "Become the owner of an alert, or stop being it",
            ),
            of("alerts.cancel", "Cancel alerts", "Close an alert by hand"),
            of(
                "alerts.definitions.manage",
                "Manage alert definitions",
                "Say when an alert is raised",
            ),
            of(
                "alerts.notifications.manage",
                "Manage notifications",
                "Say who is told about an alert",
            ),
            of(
                "alerts.plugins.manage",
                "Manage outbound settings",
                "Set up how people are told",
            ),
        ],
    },
    Group {
        group: of("content", "Content", "Dashboards, views and reports"),
        privileges: &[
            of(
                "content.dashboards.view",
                "View dashboards",
                "Open dashboards",
            ),
            of(
                "content.dashboards.manage",
                "Manage dashboards",
                "Create, share and delete dashboards",
            ),
            of(
                "content.reports.view",
                "View reports",
                "Open finished reports",
            ),
            of(
                "content.reports.run",
                "Run reports",
                "Start reports and schedule them",
            ),
            of(
                "content.supermetrics.manage",
                "Manage super metrics",
                "Create and change computed metrics",
            ),
            of(
                "content.policies.manage",
                "Manage policies",
                "Create policies and assign them",
            ),
        ],
    },
    Group {
        group: of("environment", "Environment", "The objects that are watched"),
        privileges: &[
            of(
                "environment.objects.view",
                "View objects",
                "See objects, their metrics and properties",
            ),
            of(
                "environment.objects.manage",
                "Manage objects",
                "Add, change and delete objects",
            ),
            of(
                "environment.maintenance.manage",
                "Manage maintenance",
                "Take objects out of watch for a time",
            ),
            of(
                "environment.actions.power",
                "Power actions",
                "Switch machines on and off",
            ),
            of(
                "environment.actions.snapshots",
                "Snapshot actions",
                "Make and delete snapshots",
            ),
            of(
                "environment.customgroups.manage",
                "Manage custom groups",
                "Put objects into groups",
            ),
        ],
    },
];

/// All privileges, group by group.
pub(crate) fn all() -> impl Iterator<Item = &'static Described> {
    PRIVILEGES.iter().flat_map(|group| group.privileges)
}

/// Whether there is a privilege with this key.
pub(crate) fn is_known(key: &str) -> bool {
    all().any(|privilege| privilege.key == key)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{PRIVILEGES, all};

    #[test]
    fn no_key_is_there_twice() {
        let privileges: HashSet<_> = all().map(|privilege| privilege.key).collect();
        assert_eq!((all().count(), privileges.len()), (31, 31));
        let groups: HashSet<_> = PRIVILEGES.iter().map(|group| group.group.key).collect();
        assert_eq!(groups.len(), PRIVILEGES.len());
    }
}
