/// A set of values that something depends on, by its number in an ``OriginTable``.
///
/// Sets are interned: a number stands for the same set everywhere in one rendering, and joining two is looked up.
public struct Origins: Hashable, Sendable {
    let number: UInt32

    /// Depends on nothing: a constant of a template, or a rendering that keeps no account.
    public static let none = Origins(number: 0)

    /// Whether it depends on nothing.
    public var isNone: Bool { number == 0 }
}

/// A value that something depends on, and how.
public struct Origin: Hashable, Sendable, Comparable {
    /// How something depends on a value.
    public enum Manner: UInt8, Sendable, Comparable {
        /// It is the value.
        case direct
        /// It was computed from the value.
        case transformed
        /// It is there, or is what it is, because of the value.
        case condition

        /// More direct ones come first.
        public static func < (a: Manner, b: Manner) -> Bool { a.rawValue < b.rawValue }
    }

    /// The path, such as `Values.image.tag`, `Release.Name` or `Values.hosts[0].name`.
    public var path: ValuePath
    /// How.
    public var manner: Manner

    /// In the order of paths.
    public static func < (a: Origin, b: Origin) -> Bool { (a.path.number, a.manner) < (b.path.number, b.manner) }
}

/// A path of a value by its number in an ``OriginTable``.
public struct ValuePath: Hashable, Sendable {
    let number: UInt32
}

/// The paths and sets of one rendering.
public final class OriginTable {
    private enum Step: Hashable {
        case key(String)
        case index(Int)
    }
    private struct Child: Hashable {
        var parent: UInt32
        var step: Step
    }
    private struct Pair: Hashable {
        var a: UInt32
        var b: UInt32
    }

    private var paths: [Child] = [Child(parent: 0, step: .key(""))]
    private var pathNumbers: [Child: UInt32] = [:]
    private var sets: [[Origin]] = [[]]
    private var setNumbers: [[Origin]: UInt32] = [[]: 0]
    private var unions: [Pair: UInt32] = [:]
    private var manners: [Pair: UInt32] = [:]
    private var childSets: [ChildOfSet: UInt32] = [:]

    private struct ChildOfSet: Hashable {
        var set: UInt32
        var step: Step
    }

    /// A table without paths.
    public init() {}

    // MARK: Paths

    /// The path of a top-level name such as `Values`.
    public func root(_ name: String) -> ValuePath { path(Child(parent: 0, step: .key(name))) }
    /// The path of a member.
    public func child(_ parent: ValuePath, key: String) -> ValuePath {
        path(Child(parent: parent.number, step: .key(key)))
    }
    /// The path of an element.
    public func child(_ parent: ValuePath, index: Int) -> ValuePath {
        path(Child(parent: parent.number, step: .index(index)))
    }

    private func path(_ child: Child) -> ValuePath {
        if let number = pathNumbers[child] { return ValuePath(number: number) }
        let number = UInt32(paths.count)
        paths.append(child)
        pathNumbers[child] = number
        return ValuePath(number: number)
    }

    /// The path as people write it: `Values.hosts[0].name`; keys that are no plain words in brackets and quotes.
    public func text(_ path: ValuePath) -> String {
        var steps: [Step] = []
        var number = path.number
        while number != 0 {
            let child = paths[Int(number)]
            steps.append(child.step)
            number = child.parent
        }
        var text = ""
        for step in steps.reversed() {
            switch step {
            case .index(let index): text += "[\(index)]"
            case .key(let key):
                let isPlain =
                    !key.isEmpty
                    && key.utf8.allSatisfy {
                        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                            || $0 == 0x5F
                            || $0 == 0x2D
                    }
                text += isPlain ? (text.isEmpty ? key : ".\(key)") : "[\"\(key)\"]"
            }
        }
        return text
    }

    /// The keys and indices of a path, for looking it up in a tree.
    public func steps(_ path: ValuePath) -> [PathStep] {
        var steps: [PathStep] = []
        var number = path.number
        while number != 0 {
            let child = paths[Int(number)]
            switch child.step {
            case .key(let key): steps.append(.key(key))
            case .index(let index): steps.append(.index(index))
            }
            number = child.parent
        }
        return steps.reversed()
    }

    /// A step of a path.
    public enum PathStep: Hashable, Sendable {
        case key(String)
        case index(Int)
    }

    // MARK: Sets

    /// The set of one value, which something is.
    public func direct(_ path: ValuePath) -> Origins { set([Origin(path: path, manner: .direct)]) }

    /// What is in a set, in the order the paths were first met.
    public func origins(_ set: Origins) -> [Origin] { sets[Int(set.number)] }

    /// Both sets. Where both hold a path, the nearer manner counts.
    public func union(_ a: Origins, _ b: Origins) -> Origins {
        if a.number == b.number || b.isNone { return a }
        if a.isNone { return b }
        let pair = Pair(a: min(a.number, b.number), b: max(a.number, b.number))
        if let known = unions[pair] { return Origins(number: known) }
        var merged: [Origin] = []
        let (left, right) = (sets[Int(a.number)], sets[Int(b.number)])
        var (i, j) = (0, 0)
        while i < left.count || j < right.count {
            if j == right.count || (i < left.count && left[i].path.number < right[j].path.number) {
                merged.append(left[i])
                i += 1
            } else if i == left.count || right[j].path.number < left[i].path.number {
                merged.append(right[j])
                j += 1
            } else {
                merged.append(min(left[i], right[j]))
                i += 1
                j += 1
            }
        }
        let result = set(merged)
        unions[pair] = result.number
        return result
    }

    /// The same paths, no nearer than `manner`.
    public func demoted(_ a: Origins, to manner: Origin.Manner) -> Origins {
        if a.isNone { return a }
        let pair = Pair(a: a.number, b: UInt32(manner.rawValue))
        if let known = manners[pair] { return Origins(number: known) }
        let result = set(
            sets[Int(a.number)].map { Origin(path: $0.path, manner: max($0.manner, manner)) })
        manners[pair] = result.number
        return result
    }

    /// The paths because of which something is there.
    public func conditions(_ a: Origins) -> Origins {
        if a.isNone { return a }
        return set(sets[Int(a.number)].filter { $0.manner == .condition })
    }

    /// What a member of something depends on: the members of the paths it depends on.
    public func child(_ a: Origins, key: String) -> Origins { child(a, .key(key)) }
    /// What an element of something depends on.
    public func child(_ a: Origins, index: Int) -> Origins { child(a, .index(index)) }

    private func child(_ a: Origins, _ step: Step) -> Origins {
        if a.isNone { return a }
        let key = ChildOfSet(set: a.number, step: step)
        if let known = childSets[key] { return Origins(number: known) }
        let members = sets[Int(a.number)].map { origin in
            origin.manner == .direct
                ? Origin(path: path(Child(parent: origin.path.number, step: step)), manner: .direct) : origin
        }
        let result = set(members.sorted())
        childSets[key] = result.number
        return result
    }

    private func set(_ members: [Origin]) -> Origins {
        if let number = setNumbers[members] { return Origins(number: number) }
        let number = UInt32(sets.count)
        sets.append(members)
        setNumbers[members] = number
        return Origins(number: number)
    }
}
