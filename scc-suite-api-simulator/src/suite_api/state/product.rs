//! The version of the product.

/// A version of the product, to compare.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(Vec<u32>);

impl Version {
    /// Reads numbers with dots between them.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        text.split('.')
            .map(|part| part.parse().ok())
            .collect::<Option<_>>()
            .map(Self)
    }

    /// Whether this version has the operation.
    pub(crate) fn has(&self, operation: &str) -> bool {
        operation != "exchangeOpsTokenWithJwtToken" || *self >= Self(vec![9, 1])
    }
}
