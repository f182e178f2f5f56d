import KubeObjects

/// Finds the values that make a chart render what is wanted.
///
/// Where a field comes from is known from its provenance; whether a value really makes it what is wanted is tried: a value is
/// taken only where the chart, rendered with it, is nearer to the goal. So nothing has to be known of how templates work.
public struct ValuesSolver {
    /// A field that is not yet what is wanted.
    public struct Difference: Hashable, Sendable {
        /// The object, by its place in ``RenderedChart/objects``; `nil` for an object that is missing or should not be there.
        public var object: Int?
        /// The field.
        public var path: FieldPath
        /// What it is to be; `null` where it is to go.
        public var wanted: Value

        /// A difference.
        public init(object: Int?, path: FieldPath, wanted: Value) {
            self.object = object
            self.path = path
            self.wanted = wanted
        }

        /// Hashes what tells most differences apart.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(object)
            hasher.combine(path)
        }
    }

    /// A value that was found.
    public struct Setting: Sendable {
        /// The keys that lead to it.
        public var path: [String]
        /// The value.
        public var value: Value
        /// The fields that it makes what they are to be.
        public var solves: [Difference]
    }

    /// What was found.
    public struct Solution: Sendable {
        /// The values, in the order in which they were found.
        public var settings: [Setting]
        /// The values as one tree, to be written as a values file.
        public var values: Value
        /// What no value reaches.
        public var remaining: [Difference]
    }

    private let chart: Chart
    private let options: ValuesOptions
    private let renderer: ChartRenderer
    /// How many renderings a search may take.
    private let budget: Int

    /// A solver.
    ///
    /// - Parameters:
    ///   - values: what the user sets; the values that are found are set over its files.
    ///   - budget: how many renderings the search may take.
    public init(chart: Chart, values: ValuesOptions, renderer: ChartRenderer, budget: Int = 400) {
        self.chart = chart
        options = values
        var renderer = renderer
        renderer.traces = true
        self.renderer = renderer
        self.budget = budget
    }

    /// Looks for values until nothing differs any more, or no value helps.
    ///
    /// - Parameter differences: what is still wrong with a rendering, in a stable order.
    /// - Throws: where the chart cannot be rendered as it is.
    public func solve(_ differences: (RenderedChart) -> [Difference]) throws(ChartRenderError) -> Solution {
        var values = Value.emptyObject
        var rendered = try render(values)
        var remaining = differences(rendered)
        var settings: [Setting] = []
        var renderings = 0
        var hopeless: Set<Difference> = []
        while let next = remaining.first(where: { !hopeless.contains($0) }), renderings < budget {
            hopeless.insert(next)
            for candidate in CandidateValues(rendered, next).all {
                renderings += 1
                let trial = candidate.reduce(values) { $1.applied(to: $0, base: rendered.values) }
                guard let outcome = try? render(trial) else { continue }
                let left = differences(outcome)
                // Fields do not become right by their object's going away.
                guard left.count < remaining.count, Self.objects(left) <= Self.objects(remaining) else { continue }
                let still = Set(left)
                let solved = remaining.filter { !still.contains($0) }
                settings += candidate.map { Setting(path: $0.keys, value: $0.value, solves: solved) }
                (values, rendered, remaining) = (trial, outcome, left)
                // What had no value before may have one now.
                hopeless = []
                break
            }
        }
        return Solution(settings: settings, values: values, remaining: remaining)
    }

    /// How many objects are missing or should not be there.
    private static func objects(_ differences: [Difference]) -> Int { differences.count { $0.object == nil } }

    private func render(_ values: Value) throws(ChartRenderError) -> RenderedChart {
        var options = options
        options.lastDocuments.append(Document(value: values, file: "the values to be written"))
        return try renderer.render(chart, values: options)
    }
}
