//! What all builders of requests for a page of a list have in common.

/// Adds the methods for all pages of a list, and for their items, to a builder with a
/// lifetime `'a` around a [`Request`](crate::Request), and a method `send`: their names,
/// the type of an item, how a page is requested, and how a response is read as one.
/// `$position` and `$size` are the setters of the parameters, with their names in
/// requests.
#[doc(hidden)]
#[macro_export]
macro_rules! paged {
    (
        $pages:ident, $items:ident: $item:ty,
        $constructor:ident(
            $position:ident = $first:literal, $size:ident = $limit:literal $(, from $origin:literal)?
        ),
        $read:expr $(,)?
    ) => {
        /// Gives all pages, one after the other.
        ///
        #[doc = concat!(
            "The first request is for the page at [`", stringify!($position), "`](Self::",
            stringify!($position), "); [`", stringify!($size), "`](Self::", stringify!($size),
            ") is the maximum number of items of a page, at least 1.",
        )]
        /// Where one is not set, the server decides. The next page is requested
        /// when it is asked for, until the server's responses show that the one
        /// before it was the last. An error ends the pages.
        pub fn $pages(self) -> $crate::Pages<'a, $item, Error> {
            let request = self.0;
            $crate::Pages::$constructor(
                request.operation(),
                request.number($first),
                ($limit, request.number($limit)),
                move |position, size| {
                    let request = ::std::clone::Clone::clone(&request);
                    Self(request.with_number($first, position).with_number($limit, size)).send()
                },
                $read,
            )
            $(.counted_from($origin))?
        }

        #[doc = concat!(
            "Gives the items of all [`", stringify!($pages), "`](Self::", stringify!($pages),
            "), one after the other.",
        )]
        ///
        /// The next page is requested when the items of the one before it are used
        /// up: one page is in memory. An error ends the items.
        pub fn $items(self) -> $crate::Items<'a, $item, Error> {
            self.$pages().into_items()
        }
    };
}
