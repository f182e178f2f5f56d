import KubeObjects

/// A controller with its queued work.
struct ControllerSlot: Sendable {
    var controller: any Controller
    var isEnabled = true
    /// Keys that fell due while the controller was off.
    var parked: [ObjectKey] = []
    var items: [ObjectKey] = []
    private var freeItems: [Int32] = []
    private var pending: [ObjectKey: Pending] = [:]
    var failures: [ObjectKey: Int] = [:]

    private struct Pending: Sendable {
        var item: Int32
        var instant: Instant
        var sequence: UInt64
    }

    init(_ controller: any Controller) {
        self.controller = controller
    }

    var pendingCount: Int { pending.count }

    /// Queues a key, unless it is queued for an earlier or equal time.
    mutating func enqueue(
        _ key: ObjectKey, at instant: Instant, replaces: Bool, controller number: Int32, in events: inout EventQueue
    ) {
        if let existing = pending[key] {
            if !replaces, existing.instant <= instant { return }
            let sequence = events.schedule(at: instant, controller: number, item: existing.item)
            pending[key] = Pending(item: existing.item, instant: instant, sequence: sequence)
            return
        }
        let item: Int32
        if let free = freeItems.popLast() {
            item = free
            items[Int(item)] = key
        } else {
            item = Int32(items.count)
            items.append(key)
        }
        let sequence = events.schedule(at: instant, controller: number, item: item)
        pending[key] = Pending(item: item, instant: instant, sequence: sequence)
    }

    /// The key of a due entry, taken off the queue; `nil` where the entry was overtaken by an earlier or replacing one.
    mutating func take(_ entry: EventQueue.Entry) -> ObjectKey? {
        let key = items[Int(entry.item)]
        guard let waiting = pending[key], waiting.item == entry.item, waiting.sequence == entry.sequence else {
            return nil
        }
        pending.removeValue(forKey: key)
        freeItems.append(entry.item)
        return key
    }
}
