internal import NetLinux

/// The TCP clients of the server, found by a place that the kernel gives back with every event.
struct ClientTable {
  private var clients: [StreamClient?] = []
  private var freePlaces: [Int] = []

  /// How many clients there are.
  var count: Int { clients.count - freePlaces.count }

  /// Where the next client will be kept.
  var nextPlace: Int { freePlaces.last ?? clients.count }

  /// Keeps `client` at its place, which must be ``nextPlace``.
  mutating func insert(_ client: StreamClient) {
    if freePlaces.popLast() != nil {
      clients[client.place] = client
    } else {
      clients.append(client)
    }
  }

  /// Lets `client` go.
  mutating func remove(_ client: StreamClient) {
    guard clients[client.place] === client else { return }
    clients[client.place] = nil
    freePlaces.append(client.place)
  }

  /// The client that an event speaks of, or `nil` when that client is gone, even if another has
  /// its place.
  func client(at place: Int, number: UInt64) -> StreamClient? {
    guard place < clients.count, let client = clients[place],
      client.number & EventSource.numberMask == number
    else { return nil }
    return client
  }

  /// The client at `place`, if any.
  subscript(place: Int) -> StreamClient? { clients[place] }

  /// The places that may hold a client.
  var places: Range<Int> { clients.indices }
}
