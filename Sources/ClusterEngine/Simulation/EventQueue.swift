import KubeObjects

/// What happens when: a binary heap ordered by instant, then by the order of scheduling.
struct EventQueue: Sendable {
    struct Entry: Sendable {
        var instant: Instant
        var sequence: UInt64
        /// The number of the controller whose work it is.
        var controller: Int32
        /// The number of the work item in that controller's queue.
        var item: Int32
    }

    private var heap: [Entry] = []
    private var nextSequence: UInt64 = 0

    var first: Entry? { heap.first }

    var isEmpty: Bool { heap.isEmpty }

    var count: Int { heap.count }

    /// Adds work and returns the sequence number that tells it from all other work.
    mutating func schedule(at instant: Instant, controller: Int32, item: Int32) -> UInt64 {
        nextSequence += 1
        heap.append(Entry(instant: instant, sequence: nextSequence, controller: controller, item: item))
        siftUp(heap.count - 1)
        return nextSequence
    }

    mutating func popFirst() -> Entry? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            siftDown()
        }
        return first
    }

    private static func isBefore(_ a: Entry, _ b: Entry) -> Bool {
        a.instant.nanoseconds != b.instant.nanoseconds
            ? a.instant.nanoseconds < b.instant.nanoseconds : a.sequence < b.sequence
    }

    private mutating func siftUp(_ start: Int) {
        var index = start
        let entry = heap[index]
        while index > 0 {
            let parent = (index - 1) / 2
            guard Self.isBefore(entry, heap[parent]) else { break }
            heap[index] = heap[parent]
            index = parent
        }
        heap[index] = entry
    }

    private mutating func siftDown() {
        var index = 0
        let entry = heap[0]
        while true {
            var child = index * 2 + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, Self.isBefore(heap[child + 1], heap[child]) { child += 1 }
            guard Self.isBefore(heap[child], entry) else { break }
            heap[index] = heap[child]
            index = child
        }
        heap[index] = entry
    }
}
