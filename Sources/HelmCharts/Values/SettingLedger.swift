import KubeObjects

/// Who set a value: a place in a file, or a flag.
public struct ValueSetting: Hashable, Sendable, CustomStringConvertible {
    /// By what means a value is set.
    public enum Means: Hashable, Sendable {
        /// The values.yaml of a chart.
        case chart
        /// A file of `-f`.
        case file
        /// A flag, with its name and argument: `--set image.tag=1.2`.
        case flag(String)
    }

    /// By what means.
    public var means: Means
    /// Where it is written; `nil` for a flag.
    public var position: SourcePosition?

    /// `values.yaml:12:3`, or `--set image.tag` without the value, which may be a secret.
    public var description: String {
        if case .flag(let text) = means { return String(text.prefix { $0 != "=" }) }
        return position?.description ?? ""
    }
}

/// The account of who set which value, while values are merged.
///
/// Values carry the number of a chain: the setting that counts, then those it overrides. Places in files are only
/// looked up when somebody asks.
final class SettingLedger {
    private struct Place {
        var origin: UInt32
        var parent: UInt32
        var step: FieldPath.Element
    }
    private enum Origin {
        case document(Document, ValueSetting.Means)
        case flag(String)
    }
    private struct Pair: Hashable {
        var over: UInt32
        var under: UInt32
    }

    private var origins: [Origin] = []
    private var places: [Place] = [Place(origin: 0, parent: 0, step: .index(0))]
    private var chains: [[UInt32]] = [[]]
    private var joined: [Pair: UInt32] = [:]

    /// A document whose parts set values; returns its root's place.
    func add(_ document: Document, _ means: ValueSetting.Means) -> UInt32 {
        add(.document(document, means))
    }

    /// A flag that sets values; returns the chain of what it sets.
    func add(flag: String) -> UInt32 {
        chain(add(.flag(flag)))
    }

    private func add(_ origin: Origin) -> UInt32 {
        origins.append(origin)
        places.append(Place(origin: UInt32(origins.count - 1), parent: 0, step: .index(0)))
        return UInt32(places.count - 1)
    }

    /// The place of a member or an element.
    func child(_ parent: UInt32, _ step: FieldPath.Element) -> UInt32 {
        places.append(Place(origin: places[Int(parent)].origin, parent: parent, step: step))
        return UInt32(places.count - 1)
    }

    /// The chain of a single place.
    func chain(_ place: UInt32) -> UInt32 {
        chains.append([place])
        return UInt32(chains.count - 1)
    }

    /// The chain of a value that takes the place of another.
    func join(_ over: UInt32, over under: UInt32) -> UInt32 {
        if over == under || under == 0 { return over }
        if over == 0 { return under }
        let pair = Pair(over: over, under: under)
        if let known = joined[pair] { return known }
        let above = chains[Int(over)]
        let below = chains[Int(under)].filter { !above.contains($0) }
        var result = over
        if !below.isEmpty {
            chains.append(above + below)
            result = UInt32(chains.count - 1)
        }
        joined[pair] = result
        return result
    }

    /// The settings of a chain, the one that counts first.
    func settings(_ chain: UInt32) -> [ValueSetting] {
        chains[Int(chain)].map(setting)
    }

    private func setting(_ place: UInt32) -> ValueSetting {
        switch origins[Int(places[Int(place)].origin)] {
        case .flag(let text): return ValueSetting(means: .flag(text), position: nil)
        case .document(let document, let means):
            var path: [FieldPath.Element] = []
            var number = place
            while places[Int(number)].parent != 0 {
                path.append(places[Int(number)].step)
                number = places[Int(number)].parent
            }
            return ValueSetting(means: means, position: document.position(of: FieldPath(path.reversed())))
        }
    }
}
