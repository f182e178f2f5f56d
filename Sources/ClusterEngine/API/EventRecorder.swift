import KubeObjects
import KubeSchema

/// Whether an event is about something usual.
public enum EventType: String, Sendable {
    case normal = "Normal"
    case warning = "Warning"
}

/// What a part of the cluster reports about an object.
public struct EventReport: Sendable {
    var type: EventType
    var reason: String
    var message: String
    var component: String
    var host: String?
    var fieldPath: String?

    /// Creates a report.
    ///
    /// - Parameters:
    ///   - component: who reports, such as `kubelet`.
    ///   - host: the node that reports, for kubelets.
    ///   - fieldPath: the part of the object meant, such as `spec.containers{web}`.
    public init(
        _ type: EventType, reason: String, message: String, component: String, host: String? = nil,
        fieldPath: String? = nil
    ) {
        self.type = type
        self.reason = reason
        self.message = message
        self.component = component
        self.host = host
        self.fieldPath = fieldPath
    }
}

extension Cluster {
    /// Records an event about an object, counted and combined as client-go's correlator does.
    public func record(_ report: EventReport, about object: Value) {
        guard let decision = recorder.correlate(report, about: object, at: now) else { return }
        let namespace = object.objectNamespace.isEmpty ? "default" : object.objectNamespace
        switch decision {
        case .repeated(let name, let count, let message):
            let key = ObjectKey(.event, namespace: namespace, name: name)
            guard let old = store.value(key) else { return }
            var new = old
            new["count"] = Value(count)
            new["lastTimestamp"] = .string(now.timestamp)
            new[.message] = .string(message)
            commit(key, old: old, new: new)
        case .new(let name, let message):
            let key = ObjectKey(.event, namespace: namespace, name: name)
            let event = report.event(
                name: name, namespace: namespace, message: message, about: object, at: now, uid: random.uuid())
            commit(key, old: .null, new: event)
        }
    }
}

extension EventReport {
    fileprivate func event(
        name: String, namespace: String, message: String, about object: Value, at now: Instant, uid: String
    ) -> Value {
        let metadata = object[.metadata]
        let timestamp = Value.string(now.timestamp)
        return [
            .kind: "Event", .apiVersion: "v1",
            .metadata: [
                .name: .string(name), .namespace: .string(namespace), .uid: .string(uid),
                .creationTimestamp: timestamp,
            ],
            "involvedObject": [
                .kind: object[.kind], .namespace: metadata[.namespace], .name: metadata[.name],
                .uid: metadata[.uid], .apiVersion: object[.apiVersion], .resourceVersion: metadata[.resourceVersion],
                "fieldPath": Value(fieldPath),
            ],
            .reason: .string(reason), .message: .string(message),
            "source": ["component": .string(component), "host": Value(host)],
            "firstTimestamp": timestamp, "lastTimestamp": timestamp, "count": 1, .type: .string(type.rawValue),
            "reportingComponent": .string(component), "reportingInstance": .string(host ?? ""),
        ]
    }
}

/// client-go's event correlation: equal events are counted, many similar ones combined, and floods dropped.
struct EventRecorder: Sendable {
    enum Decision {
        case new(name: String, message: String)
        case repeated(name: String, count: Int, message: String)
    }

    /// Who reports about what. All that is remembered hangs on it, so that an event costs one look-up.
    private struct Subject: Hashable {
        var component: Key
        var uid: String
        var type: EventType
    }

    /// Alike in everything but the message.
    fileprivate struct Group {
        var type: EventType
        var reason: String
        var host: String
        var fieldPath: String
        var records: [Record] = []
        /// The distinct messages within the interval.
        var messageCount = 0
        var last: Instant
        /// The event that stands for all once there are too many.
        var combined: Record?
    }

    fileprivate struct Record {
        var name: String
        var message: String
        var count: Int
        /// Whether the message counts towards combining.
        var isRecent = true
    }

    private struct Memory {
        var groups: [Group] = []
        var tokens: Double
        var last: Instant
    }

    // client-go tools/record/events_cache.go
    fileprivate static let maximumSimilar = 10
    fileprivate static let similarInterval = Duration.seconds(600)
    private static let burst = 25.0
    private static let refillPerSecond = 1.0 / 300.0
    /// How many subjects are remembered before those that were silent for an hour are forgotten.
    private static let sweepCount = 65_536

    private var memories: [Subject: Memory] = [:]
    private var nextSweep = EventRecorder.sweepCount
    private var lastNameNanoseconds: Int64 = 0

    mutating func correlate(_ report: EventReport, about object: Value, at now: Instant) -> Decision? {
        let name = object.objectName
        let uid = object.uid
        let subject = Subject(component: Key(report.component), uid: uid.isEmpty ? name : uid, type: report.type)
        if memories.count >= nextSweep { sweep(at: now) }
        var memory = memories.removeValue(forKey: subject) ?? Memory(tokens: Self.burst, last: now)
        defer { memories[subject] = memory }
        memory.tokens = min(Self.burst, memory.tokens + (now - memory.last).inSeconds * Self.refillPerSecond)
        memory.last = now
        let index = memory.groups.firstIndex {
            $0.reason == report.reason && $0.type == report.type && $0.fieldPath == report.fieldPath ?? ""
                && $0.host == report.host ?? ""
        }
        let group = index ?? memory.groups.count
        if index == nil {
            memory.groups.append(
                Group(
                    type: report.type, reason: report.reason, host: report.host ?? "",
                    fieldPath: report.fieldPath ?? "", last: now))
        }
        let message = memory.groups[group].admit(report.message, at: now)
        guard memory.tokens >= 1 else { return nil }
        memory.tokens -= 1
        return memory.groups[group].decide(message) {
            lastNameNanoseconds = max(now.nanoseconds, lastNameNanoseconds + 1)
            return "\(name).\(String(lastNameNanoseconds, radix: 16))"
        }
    }

    private mutating func sweep(at now: Instant) {
        let horizon = now - .seconds(3_600)
        memories = memories.filter { $0.value.last > horizon }
        nextSweep = max(Self.sweepCount, memories.count * 2)
    }
}

extension EventRecorder.Group {
    /// A message as it is to be said: its own, or as one of many.
    fileprivate enum Message {
        case own(String)
        case combined(String)
    }

    fileprivate mutating func admit(_ text: String, at now: Instant) -> Message {
        if now - last > EventRecorder.similarInterval {
            messageCount = 0
            for index in records.indices { records[index].isRecent = false }
        }
        last = now
        let known = records.firstIndex { $0.message == text }
        let isCounted = known.map { records[$0].isRecent } ?? false
        let count = isCounted ? messageCount : messageCount + 1
        if count >= EventRecorder.maximumSimilar { return .combined("(combined from similar events): " + text) }
        if let known { records[known].isRecent = true }
        messageCount = count
        return .own(text)
    }

    fileprivate mutating func decide(_ message: Message, newName: () -> String) -> EventRecorder.Decision {
        switch message {
        case .own(let text):
            if let index = records.firstIndex(where: { $0.message == text }) {
                records[index].count += 1
                return .repeated(name: records[index].name, count: records[index].count, message: text)
            }
            let name = newName()
            records.append(EventRecorder.Record(name: name, message: text, count: 1))
            return .new(name: name, message: text)
        case .combined(let text):
            if var record = combined {
                record.count += 1
                combined = record
                return .repeated(name: record.name, count: record.count, message: text)
            }
            let name = newName()
            combined = EventRecorder.Record(name: name, message: "", count: 1)
            return .new(name: name, message: text)
        }
    }
}
