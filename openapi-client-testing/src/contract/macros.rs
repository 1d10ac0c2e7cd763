//! What a generated test consists of.

/// Defines the contract tests of a made crate; `openapi-client generate` writes what it
/// takes.
///
/// Each operation has its id, the method of the client, how its success is read (`json`,
/// `bytes` or `opaque`), and its setters: what each sets, and the type that it takes, or
/// `file`, `files`, `bytes` or `form`.
#[macro_export]
macro_rules! contract_tests {
    (
        document: $document:expr,
        client: $client:expr,
        calls: {$(
            $(#[$attribute:meta])*
            $id:literal => $kind:ident $method:ident(
                $($setter:ident: $place:literal $name:literal [$($taken:tt)*]),* $(,)?
            );
        )*},
    ) => {
        #[allow(deprecated, reason = "what the document deprecates can still be sent")]
        fn calls() -> $crate::contract::Calls<Client> {
            let mut calls: Vec<$crate::contract::Call<Client>> = Vec::new();
            // One by one: each may be of a feature.
            $(
                $(#[$attribute])*
                calls.push($crate::contract::Call {
                    id: $id,
                    send: |client, values| {
                        let call = client.$method();
                        $(
                            let value = $crate::__given!(
                                values, $place, $name, $($taken)*
                            );
                            let call = match value {
                                Some(value) => call.$setter(value),
                                None => call,
                            };
                        )*
                        let _ = values;
                        Box::pin($crate::contract::$kind(call.send()))
                    },
                });
            )*
            $crate::contract::Calls {
                document: $document,
                client: $client,
                calls,
            }
        }

        #[tokio::test]
        async fn each_operation_sends_what_it_is_given_as_the_document_says() {
            $crate::contract::requests(&calls()).await.assert();
        }

        #[tokio::test]
        async fn each_documented_answer_is_read_as_its_type() {
            $crate::contract::documented_answers(&calls()).await.assert();
        }

        #[tokio::test]
        async fn an_answer_that_is_not_documented_is_kept() {
            $crate::contract::undocumented_answers(&calls()).await.assert();
        }
    };
}

/// The value that a setter takes, if it is given.
#[doc(hidden)]
#[macro_export]
macro_rules! __given {
    ($values:ident, $place:literal, $name:literal, as $type:ty) => {
        $values.value::<$type>($place, $name)
    };
    ($values:ident, $place:literal, $name:literal, file) => {
        $values.bytes($place, $name).map($crate::contract::file)
    };
    ($values:ident, $place:literal, $name:literal, media_type) => {
        $values.media_type()
    };
    ($values:ident, $place:literal, $name:literal, files) => {
        $values.count($place, $name).map($crate::contract::files)
    };
    ($values:ident, $place:literal, $name:literal, bytes) => {
        $values.bytes($place, $name)
    };
    ($values:ident, $place:literal, $name:literal, form) => {
        $values.parameter($place, $name).map($crate::contract::form)
    };
}
