/// Text whose parts know where they came from.
///
/// Offsets are of UTF-8 bytes.
public struct TracedText: Sendable {
    /// The text.
    public var string: String
    /// The parts, in order and without gaps: each begins where the one before ends, the last ends with the text.
    public var runs: [Run]
    /// Conditions that decided what is *not* there, or how often something is, at places of the text.
    public var marks: [Mark]

    /// A part of the text with one source.
    public struct Run: Hashable, Sendable {
        /// Where it ends (exclusive).
        public var end: Int
        /// What it depends on.
        public var origins: Origins
        /// What printed it.
        public var site: Site
    }

    /// A place at which a condition was decided.
    public struct Mark: Hashable, Sendable {
        /// Where.
        public var offset: Int
        /// What the condition depended on.
        public var origins: Origins
        /// The line of the condition.
        public var site: Site
        /// Where what it decides about begins in its line; `nil` where that is unknown.
        public var margin: Margin?
    }

    /// How far from the left something stands, and whether it is an element of a YAML list.
    public struct Margin: Hashable, Sendable {
        /// The spaces before it.
        public var column: Int
        /// Whether it begins with `- `; `nil` where that is unknown.
        public var isElement: Bool?

        /// Whether both may be the same.
        func fits(_ other: Margin) -> Bool {
            column == other.column && (isElement == nil || other.isElement == nil || isElement == other.isElement)
        }
    }

    /// Text with the given parts.
    public init(_ string: String, runs: [Run] = [], marks: [Mark] = []) {
        self.string = string
        self.runs = runs
        self.marks = marks
    }
}

/// A line of a template that printed something, by its number in a ``SiteTable``; 0 is nowhere.
public struct Site: Hashable, Sendable {
    let number: UInt32

    /// No template printed it.
    public static let nowhere = Site(number: 0)
}
