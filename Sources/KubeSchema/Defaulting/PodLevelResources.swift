import KubeObjects

/// Requests of a pod as a whole, where its spec has `resources` of its own.
enum PodLevelResources {
    /// The resources that can be given to a whole pod.
    private static func isSupported(_ key: Key) -> Bool {
        key == .cpu || key == .memory || key.text.hasPrefix("hugepages-")
    }

    /// The pod's requests with what is missing taken from its containers and then from its limits; `nil` where
    /// nothing is missing.
    static func requests(of spec: Value) -> Value? {
        let given = spec[.resources]
        guard !given[.limits].isEmpty || !given[.requests].isEmpty else { return nil }
        var result: Value?
        func fill(_ key: Key, _ value: Value) {
            guard isSupported(key), (result ?? given[.requests])[key].isNull else { return }
            if result == nil { result = given[.requests] }
            result?[key] = value
        }
        for (key, amount) in containerRequests(spec) where !amount.isZero {
            fill(key, .string(amount.description))
        }
        for limit in given[.limits].members { fill(limit.key, limit.value) }
        return result
    }

    /// What the containers ask for together: the larger of what runs side by side and of what each init container
    /// needs beside the sidecars before it.
    private static func containerRequests(_ spec: Value) -> [(Key, Quantity)] {
        var running = Amounts()
        for container in spec[.containers].elements { running.add(container) }
        var sidecars = Amounts()
        var starting = Amounts()
        for container in spec[.initContainers].elements {
            if container[.restartPolicy] == "Always" {
                running.add(container)
                sidecars.add(container)
                starting.raise(to: sidecars)
            } else {
                var together = sidecars
                together.add(container)
                starting.raise(to: together)
            }
        }
        running.raise(to: starting)
        return running.list
    }

    /// Amounts by resource, in the order first met.
    private struct Amounts {
        private(set) var list: [(Key, Quantity)] = []

        mutating func add(_ container: Value) {
            for request in container[.resources][.requests].members {
                guard let amount = Quantity(request.value) else { continue }
                if let index = list.firstIndex(where: { $0.0 == request.key }) {
                    list[index].1 += amount
                } else {
                    list.append((request.key, amount))
                }
            }
        }

        mutating func raise(to other: Amounts) {
            for (key, amount) in other.list {
                if let index = list.firstIndex(where: { $0.0 == key }) {
                    list[index].1 = max(list[index].1, amount)
                } else {
                    list.append((key, amount))
                }
            }
        }
    }
}
