//! What a program sees that listens to the spans and events of `tracing`.

use std::collections::BTreeMap;
use std::fmt::{Debug, Write as _};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use tracing::dispatcher::{DefaultGuard, set_default};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Dispatch, Event, Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::{Registry, registry::LookupSpan};

/// Everything that was seen through one dispatch; clones share it.
#[derive(Clone)]
pub struct TraceRecorder(Arc<Shared>);

struct Shared {
    spans: Mutex<Vec<TraceRecord>>,
    /// How many events were seen.
    events: watch::Sender<usize>,
}

/// A span as it is now, or an event.
#[derive(Debug, Clone)]
pub struct TraceRecord {
    /// The name of the span; of an event its place in the source.
    pub name: &'static str,
    /// The crate and module that it is of.
    pub target: &'static str,
    /// The level.
    pub level: &'static str,
    /// The fields that have a value, by their name.
    pub fields: BTreeMap<String, String>,
    /// What happened in the span, in order.
    pub events: Vec<TraceRecord>,
    /// Whether the span is at its end.
    pub is_closed: bool,
}

/// While there is but one dispatch, `tracing` asks only the thread that comes
/// first to a place whether it is of interest, and another test's thread may
/// be that. So there are always two, which see nothing.
static OTHERS: LazyLock<[Dispatch; 2]> =
    LazyLock::new(|| [(); 2].map(|()| Dispatch::new(Registry::default())));

impl TraceRecorder {
    /// Sees all that is sent to the dispatch: `tracing::dispatcher` makes it
    /// that of a thread, and `WithSubscriber` that of a future.
    pub fn new() -> (Self, Dispatch) {
        LazyLock::force(&OTHERS);
        let spans = Self(Arc::new(Shared {
            spans: Mutex::default(),
            events: watch::Sender::new(0),
        }));
        let dispatch = Dispatch::new(Registry::default().with(Listener(spans.clone())));
        (spans, dispatch)
    }

    /// The same, of this thread for as long as the guard lives. A test without
    /// threads of its own has no other.
    pub fn of_this_thread() -> (Self, DefaultGuard) {
        let (spans, dispatch) = Self::new();
        (spans, set_default(&dispatch))
    }

    /// The spans of calls, oldest first; the libraries below a client have
    /// spans of their own.
    pub fn calls(&self) -> Vec<TraceRecord> {
        let ours = |span: &TraceRecord| {
            span.target.starts_with("openapi_client_core") && span.name == "call"
        };
        self.all().into_iter().filter(ours).collect()
    }

    /// Copies of the spans, oldest first. Events without a span are those of
    /// one without a name.
    pub fn all(&self) -> Vec<TraceRecord> {
        self.lock().clone()
    }

    /// How many events there are of this kind.
    pub fn count(&self, wanted: impl Fn(&TraceRecord) -> bool) -> usize {
        let spans = self.lock();
        let events = spans.iter().flat_map(|span| &span.events);
        events.filter(|event| wanted(event)).count()
    }

    /// Waits until there are at least this many events of this kind.
    pub async fn wait_for(&self, count: usize, wanted: impl Fn(&TraceRecord) -> bool) {
        let mut events = self.0.events.subscribe();
        let enough = |_: &usize| self.count(&wanted) >= count;
        // The sender lives as long as `self`.
        let _ = events.wait_for(enough).await;
    }

    /// All that was seen, as one text.
    pub fn text(&self) -> String {
        format!("{:#?}", self.all())
    }

    fn lock(&self) -> MutexGuard<'_, Vec<TraceRecord>> {
        let spans = self.0.spans.lock();
        spans.unwrap_or_else(PoisonError::into_inner)
    }
}

impl TraceRecord {
    /// The value of a field, if it has one.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(String::as_str)
    }

    fn new(metadata: &'static Metadata<'static>) -> Self {
        Self {
            name: metadata.name(),
            target: metadata.target(),
            level: metadata.level().as_str(),
            fields: BTreeMap::new(),
            events: Vec::new(),
            is_closed: false,
        }
    }
}

impl Visit for TraceRecord {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.fields
            .insert(field.name().to_owned(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let mut text = String::new();
        // A value that cannot be shown is seen as nothing.
        let _ = write!(text, "{value:?}");
        self.fields.insert(field.name().to_owned(), text);
    }
}

/// The index of a span among all.
struct Place(usize);

struct Listener(TraceRecorder);

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Listener {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut seen = TraceRecord::new(attributes.metadata());
        attributes.record(&mut seen);
        let mut spans = self.0.lock();
        if let Some(span) = context.span(id) {
            span.extensions_mut().insert(Place(spans.len()));
        }
        spans.push(seen);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        self.amend(Some(id), &context, |span| values.record(span));
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut seen = TraceRecord::new(event.metadata());
        event.record(&mut seen);
        let span = context.event_span(event).map(|span| span.id());
        self.amend(span.as_ref(), &context, |span| span.events.push(seen));
        self.0.0.events.send_modify(|events| *events += 1);
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        self.amend(Some(&id), &context, |span| span.is_closed = true);
    }
}

impl Listener {
    fn amend<S: Subscriber + for<'a> LookupSpan<'a>>(
        &self,
        id: Option<&Id>,
        context: &Context<'_, S>,
        change: impl FnOnce(&mut TraceRecord),
    ) {
        let span = id.and_then(|id| context.span(id));
        let place = span.and_then(|span| span.extensions().get().map(|Place(place)| *place));
        let mut spans = self.0.lock();
        match place.and_then(|place| spans.get_mut(place)) {
            Some(span) => change(span),
            None => {
                let mut alone = TraceRecord {
                    name: "",
                    target: "",
                    level: "",
                    fields: BTreeMap::new(),
                    events: Vec::new(),
                    is_closed: true,
                };
                change(&mut alone);
                spans.push(alone);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_seen_with_their_fields_and_events() {
        let (spans, dispatch) = TraceRecorder::new();
        tracing::dispatcher::with_default(&dispatch, || {
            let span = tracing::info_span!("outer", a = 1, b = tracing::field::Empty);
            span.record("b", "later");
            span.in_scope(|| tracing::warn!(c = ?Some(2), "inside"));
            drop(span);
            tracing::debug!("alone");
        });
        tracing::error!("of another thread's dispatch");
        let all = spans.all();
        assert_eq!(all.len(), 2, "{all:?}");
        assert_eq!((all[0].name, all[0].level), ("outer", "INFO"));
        assert_eq!(all[0].field("a"), Some("1"));
        assert_eq!(all[0].field("b"), Some("later"));
        assert!(all[0].is_closed);
        let events = &all[0].events;
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].field("message"), Some("inside"));
        assert_eq!(events[0].field("c"), Some("Some(2)"));
        assert_eq!((all[1].name, all[1].events.len()), ("", 1));
        assert_eq!(spans.count(|event| event.level == "WARN"), 1);
        assert!(spans.text().contains("alone"));
    }
}
