//! The errors that operations document, and the names of their types.

use crate::free_names::FreeNames;
use crate::model::status::Status;

/// A documented error: its status and the component schema of its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ErrorResponse {
    pub(crate) status: Status,
    /// `None` if the document gives the status without a body.
    pub(crate) schema: Option<String>,
    /// The media types of the body, if the status has several with different schemas.
    pub(crate) media_types: Vec<String>,
}

/// The name of the type of each of `sets`, the same for equal ones: it is made of the
/// statuses, so that another operation changes none.
pub(crate) fn names<'a>(sets: impl Iterator<Item = &'a [ErrorResponse]>) -> Vec<String> {
    let mut known: Vec<(&[ErrorResponse], String)> = Vec::new();
    let mut taken = FreeNames::default();
    let names = sets.map(|set| {
        if let Some((_, name)) = known.iter().find(|(errors, _)| *errors == set) {
            return name.clone();
        }
        let mut statuses: Vec<String> = set.iter().map(|error| number(error.status)).collect();
        statuses.dedup();
        let name = match &statuses[..] {
            [] => String::new(),
            statuses => format!("Error{}", statuses.join("Or")),
        };
        // Of other bodies with the same statuses.
        let name = taken.take_first(&name, |number| format!("{name}Set{number}"));
        known.push((set, name.clone()));
        name
    });
    names.collect()
}

/// The name of the variant of each of `errors`.
pub(crate) fn variants(errors: &[ErrorResponse]) -> Vec<String> {
    let names = errors.iter().map(|error| {
        let schema = error
            .schema
            .as_deref()
            .filter(|_| !error.media_types.is_empty());
        let status = match error.status {
            Status::Default => "Other".to_owned(),
            status => format!("Status{}", number(status)),
        };
        format!("{status}{}", schema.unwrap_or_default())
    });
    names.collect()
}

fn number(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(hundreds) => format!("{hundreds}xx"),
        Status::Default => "Other".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(status: Status, schema: Option<&str>) -> ErrorResponse {
        ErrorResponse {
            status,
            schema: schema.map(str::to_owned),
            media_types: Vec::new(),
        }
    }

    #[test]
    fn equal_sets_have_one_name_and_others_another() {
        let a = [
            error(Status::Code(400), Some("A")),
            error(Status::Code(404), None),
        ];
        let b = [
            error(Status::Code(400), Some("B")),
            error(Status::Code(404), None),
        ];
        let c = [
            error(Status::Range(5), Some("A")),
            error(Status::Default, Some("A")),
        ];
        let sets: [&[ErrorResponse]; 6] = [&a, &[], &b, &c, &a, &[]];
        let named = names(sets.into_iter());
        assert_eq!(
            named,
            [
                "Error400Or404",
                "",
                "Error400Or404Set2",
                "Error5xxOrOther",
                "Error400Or404",
                ""
            ]
        );
        assert_eq!(variants(&a), ["Status400", "Status404"]);
        assert_eq!(variants(&c), ["Status5xx", "Other"]);
    }

    #[test]
    fn what_only_the_media_type_distinguishes_has_the_name_of_its_schema() {
        let of = |schema| ErrorResponse {
            media_types: vec!["a/b".to_owned()],
            ..error(Status::Code(400), schema)
        };
        let both = [of(Some("A")), of(Some("B")), of(None)];
        assert_eq!(variants(&both), ["Status400A", "Status400B", "Status400"]);
    }
}
