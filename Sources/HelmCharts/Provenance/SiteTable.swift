/// The lines of templates that print something, by number.
public final class SiteTable {
    /// A line that printed something.
    public struct Entry: Hashable, Sendable {
        /// The template file, such as `web/templates/deployment.yaml`.
        public var file: String
        /// The line, from 1: for text the line at which it begins.
        public var line: Int
        /// Whether it is text of the template, whose lines follow one another, not the result of an action.
        public var isText: Bool
        /// The line that included the template; ``Site/nowhere`` for the file itself.
        public var includedFrom: Site
    }

    private var entries = [Entry(file: "", line: 0, isText: false, includedFrom: .nowhere)]
    private var numbers: [Entry: UInt32] = [:]

    /// A table without lines.
    public init() {}

    /// The number of a line.
    public func site(_ entry: Entry) -> Site {
        if let number = numbers[entry] { return Site(number: number) }
        let number = UInt32(entries.count)
        entries.append(entry)
        numbers[entry] = number
        return Site(number: number)
    }

    /// The line of a number.
    public subscript(site: Site) -> Entry { entries[Int(site.number)] }

    /// The same line, reached through an `include` at `place`: the outermost line of the way so far is included there.
    func site(_ inner: Site, includedAt place: Site) -> Site {
        guard inner != .nowhere, place != .nowhere else { return inner == .nowhere ? place : inner }
        let way = Way(inner: inner, place: place)
        if let known = ways[way] { return known }
        var entry = self[inner]
        entry.includedFrom = entry.includedFrom == .nowhere ? place : site(entry.includedFrom, includedAt: place)
        let result = site(entry)
        ways[way] = result
        return result
    }

    private struct Way: Hashable {
        var inner: Site
        var place: Site
    }
    private var ways: [Way: Site] = [:]
}
