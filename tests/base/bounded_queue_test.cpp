#include "base/bounded_queue.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>

namespace rongtong::base {
namespace {

TEST(BoundedQueue, HandsOverInOrder) {
  BoundedQueue<int> queue(3);
  std::thread producer([&queue] {
    for (int i = 0; i < 20000; ++i) queue.push(i);
    queue.close();
  });
  int expected = 0;
  while (const auto value = queue.pop()) EXPECT_EQ(*value, expected++);
  EXPECT_EQ(expected, 20000);
  producer.join();
}

TEST(BoundedQueue, FailureComesBehindTheValues) {
  BoundedQueue<int> queue(3);
  std::thread producer([&queue] {
    queue.push(1);
    queue.fail(std::make_exception_ptr(std::runtime_error("broken")));
  });
  EXPECT_EQ(queue.pop(), 1);
  EXPECT_THROW(queue.pop(), std::runtime_error);
  producer.join();
}

TEST(BoundedQueue, CancelFreesAWaitingProducer) {
  BoundedQueue<int> queue(1);
  std::thread producer([&queue] {
    int pushed = 0;
    while (queue.push(pushed)) ++pushed;
    EXPECT_LE(pushed, 3);
  });
  EXPECT_EQ(queue.pop(), 0);
  queue.cancel();
  EXPECT_FALSE(queue.pop());
  producer.join();
}

TEST(BoundedQueue, PushAfterCloseIsRefused) {
  BoundedQueue<int> queue(1);
  queue.close();
  EXPECT_FALSE(queue.push(1));
}

}  // namespace
}  // namespace rongtong::base
