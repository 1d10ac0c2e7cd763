//! The ways to deliver a response.

use crate::gate::Gate;

/// How much of a response reaches the client, and in which form.
#[derive(Debug, Clone)]
pub(super) enum Delivery {
    Whole,
    BeforeBody,
    Nothing,
    HalfHeaders,
    ShortBody,
    BrokenChunk,
    Stall,
    StalledBody,
    Drip(Gate),
    EndlessBody,
    BodyAlone,
    SingleBytes,
    ExtraResponse,
}
